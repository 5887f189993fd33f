/** Everything fake: the in-memory adapter and sample jobs, on the domain alone. */
@NullMarked
package io.harvestjob.testkit;

import org.jspecify.annotations.NullMarked;
