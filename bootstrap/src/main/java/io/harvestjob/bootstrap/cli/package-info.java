/**
 * The command line: options in, data on stdout, everything else on stderr, the AWS CLI's exit
 * codes.
 */
@NullMarked
package io.harvestjob.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
