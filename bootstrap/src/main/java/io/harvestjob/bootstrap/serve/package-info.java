/** Starts the server: the only room in which Micronaut's container is started. */
@NullMarked
package io.harvestjob.bootstrap.serve;

import org.jspecify.annotations.NullMarked;
