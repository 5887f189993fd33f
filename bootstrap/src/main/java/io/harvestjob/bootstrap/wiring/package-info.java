/** Creates the adapters from the options, and closes them. */
@NullMarked
package io.harvestjob.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
