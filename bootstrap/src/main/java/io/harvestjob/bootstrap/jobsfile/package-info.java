/** Reads a file of harvest jobs, in the forms that people have, or refuses it whole. */
@NullMarked
package io.harvestjob.bootstrap.jobsfile;

import org.jspecify.annotations.NullMarked;
