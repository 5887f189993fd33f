/** What a command writes: a job in the formats of the AWS CLI or for people, lines, and the log. */
@NullMarked
package io.harvestjob.bootstrap.output;

import org.jspecify.annotations.NullMarked;
