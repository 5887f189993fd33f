/** MediaPackage's HTTP interface, as both sides of it speak: paths, headers, JSON and errors. */
@NullMarked
package io.harvestjob.adapters.http.wire;

import org.jspecify.annotations.NullMarked;
