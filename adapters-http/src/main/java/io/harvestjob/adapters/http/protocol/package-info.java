/**
 * MediaPackage's HTTP interface as client and server speak it: paths, headers, JSON and errors.
 * Public only for {@code harvestjob-adapters-http-server}; embedders do not need it.
 */
@NullMarked
package io.harvestjob.adapters.http.protocol;

import org.jspecify.annotations.NullMarked;
