/** The port over Micronaut's HTTP client, for whatever speaks MediaPackage's HTTP interface. */
@NullMarked
package io.harvestjob.adapters.http.client;

import org.jspecify.annotations.NullMarked;
