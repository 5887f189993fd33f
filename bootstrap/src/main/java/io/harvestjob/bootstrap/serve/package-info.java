/** Starts the server: the only package that starts a Micronaut application context. */
@NullMarked
package io.harvestjob.bootstrap.serve;

import org.jspecify.annotations.NullMarked;
