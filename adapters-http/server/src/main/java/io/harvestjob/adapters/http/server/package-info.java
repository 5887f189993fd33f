/**
 * Serves {@code DescribeHarvestJob} as MediaPackage does, on Micronaut's HTTP server; {@link
 * io.harvestjob.adapters.http.server.MediaPackageServer} starts it. An application of Micronaut's
 * that has this artifact on its class path gets no beans from it.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
@Configuration
@Requires(property = "harvestjob.server.enabled", value = StringUtils.TRUE)
package io.harvestjob.adapters.http.server;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import org.jspecify.annotations.NullMarked;
