/** What only a server that the command line starts needs: its log, and AWS behind it. */
@NullMarked
package io.harvestjob.bootstrap.serve;

import org.jspecify.annotations.NullMarked;
