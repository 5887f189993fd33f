/** The output formats of a harvest job: those of the AWS CLI, and a table for people. */
@NullMarked
package io.harvestjob.bootstrap.output;

import org.jspecify.annotations.NullMarked;
