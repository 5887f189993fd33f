/** Puts an adapter behind the port, and says who closes it. */
@NullMarked
package io.harvestjob.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
