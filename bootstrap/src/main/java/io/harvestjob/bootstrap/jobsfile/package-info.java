/** Parses the jobs file of the command line, in the forms in which the AWS CLI prints jobs. */
@NullMarked
package io.harvestjob.bootstrap.jobsfile;

import org.jspecify.annotations.NullMarked;
