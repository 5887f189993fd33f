/**
 * Both sides of the MediaPackage wire: a client that implements the port, a server that drives the
 * use case.
 */
@NullMarked
package io.harvestjob.adapters.http;

import org.jspecify.annotations.NullMarked;
