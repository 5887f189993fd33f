/**
 * The port over Micronaut HTTP Client, for whatever speaks MediaPackage's HTTP interface. {@link
 * io.harvestjob.adapters.http.HttpHarvestJobRepository} is where to start.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.adapters.http;

import org.jspecify.annotations.NullMarked;
