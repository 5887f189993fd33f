/** Reads and writes the little JSON of the fake by hand, because the testkit has no dependency. */
@NullMarked
package io.harvestjob.testkit.json;

import org.jspecify.annotations.NullMarked;
