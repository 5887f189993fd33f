/** The options of the commands, and how their values are read. */
@NullMarked
package io.harvestjob.bootstrap.cli.options;

import org.jspecify.annotations.NullMarked;
