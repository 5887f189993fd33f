package io.harvestjob.adapters.http.server;

import static java.util.Map.entry;

import io.micronaut.scheduling.executor.ThreadSelection;
import java.util.HashMap;
import java.util.Map;

/** The properties that set Micronaut's server up. */
final class MicronautProperties {

  /** Without this property no class of this package is a bean. */
  static final String ENABLED = "harvestjob.server.enabled";

  /** The number of concurrent lookups where the JDK has no virtual threads; others are queued. */
  private static final int WORKERS = 64;

  private static final Map<String, Object> FIXED =
      Map.ofEntries(
          entry(ENABLED, true),
          // so that an id of 5,000 percent-encoded characters gets an error that explains it
          entry("micronaut.server.netty.max-initial-line-length", 64 * 1024),
          entry("micronaut.server.max-request-size", 64 * 1024),
          entry("micronaut.server.netty.keep-alive-on-server-error", true),
          // no SDK asks for compression, and not all can read it (measured)
          entry("micronaut.server.netty.compression-threshold", -1),
          // HttpExchangeRecorder writes it on every response
          entry("micronaut.server.date-header", false),
          entry("micronaut.executors.io.type", "fixed"),
          entry("micronaut.executors.io.number-of-threads", WORKERS),
          entry("micronaut.lifecycle.graceful-shutdown.enabled", true),
          entry("micronaut.lifecycle.graceful-shutdown.grace-period", "20s"),
          entry("micronaut.router.static-resources.document.mapping", "/swagger/**"),
          entry("micronaut.router.static-resources.document.paths", "classpath:META-INF/swagger"),
          entry("micronaut.router.static-resources.page.mapping", "/swagger-ui/**"),
          entry(
              "micronaut.router.static-resources.page.paths",
              "classpath:META-INF/swagger/views/swagger-ui"));

  private MicronautProperties() {}

  static Map<String, Object> of(ServerSettings settings) {
    Map<String, Object> properties = new HashMap<>(FIXED);
    properties.put("micronaut.server.host", settings.address().host());
    properties.put("micronaut.server.port", settings.address().port());
    properties.put(
        "micronaut.server.thread-selection",
        settings.blocking() ? ThreadSelection.AUTO : ThreadSelection.MANUAL);
    return properties;
  }
}
