/** What a person, or a log, sees of a wait while it lasts. */
@NullMarked
package io.harvestjob.bootstrap.cli.progress;

import org.jspecify.annotations.NullMarked;
