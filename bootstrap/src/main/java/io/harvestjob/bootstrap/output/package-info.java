/** Prints a harvest job: as the AWS CLI does, or for people. */
@NullMarked
package io.harvestjob.bootstrap.output;

import org.jspecify.annotations.NullMarked;
