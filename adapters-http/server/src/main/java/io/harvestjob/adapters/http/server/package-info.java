/**
 * Answers {@code DescribeHarvestJob} as MediaPackage would, on Micronaut's HTTP server. Nothing in
 * here is a bean unless {@value io.harvestjob.adapters.http.server.ServerProperties#ENABLED} is
 * true: an application that has this jar on its class path serves nothing by accident.
 */
@NullMarked
@Configuration
@Requires(property = ServerProperties.ENABLED, value = StringUtils.TRUE)
package io.harvestjob.adapters.http.server;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import org.jspecify.annotations.NullMarked;
