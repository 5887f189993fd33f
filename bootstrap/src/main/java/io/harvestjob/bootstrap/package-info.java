/** The executable: the command line, and the wiring of all other modules. */
@NullMarked
package io.harvestjob.bootstrap;

import org.jspecify.annotations.NullMarked;
