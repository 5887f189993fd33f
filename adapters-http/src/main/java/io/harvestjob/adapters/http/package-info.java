/**
 * The port over Micronaut HTTP Client, for whatever speaks MediaPackage's HTTP interface. {@link
 * io.harvestjob.adapters.http.HttpHarvestJobRepository} is where to start.
 */
@NullMarked
package io.harvestjob.adapters.http;

import org.jspecify.annotations.NullMarked;
