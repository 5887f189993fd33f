/** Knows everybody: the command line, the wiring and the architecture rules. */
@NullMarked
package io.harvestjob.bootstrap;

import org.jspecify.annotations.NullMarked;
