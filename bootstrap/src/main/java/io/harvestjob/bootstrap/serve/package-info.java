/** Writes what a server logs while the command line logs nothing else. */
@NullMarked
package io.harvestjob.bootstrap.serve;

import org.jspecify.annotations.NullMarked;
