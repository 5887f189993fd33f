package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LookupExecutor.GRACE_PERIOD;
import static java.util.Map.entry;

import io.micronaut.scheduling.executor.ThreadSelection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The properties that set Micronaut's server up. */
final class MicronautProperties {

  /** Without this property no class of this package is a bean. */
  static final String ENABLED = "harvestjob.server.enabled";

  /** The size of the largest body that is read. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  /** The number of threads for notifications. */
  private static final int WORKERS = 8;

  private static final Duration MIN_IDLE_TIMEOUT = Duration.ofMinutes(1);

  private static final Map<String, Object> FIXED =
      Map.ofEntries(
          entry(ENABLED, true),
          // so that an id of 5,000 percent-encoded characters gets an error that explains it
          entry("micronaut.server.netty.max-initial-line-length", 64 * 1024),
          // IAM Identity Center makes session tokens of many kilobytes
          entry("micronaut.server.netty.max-header-size", 64 * 1024),
          entry("micronaut.server.max-request-size", MAX_BODY_BYTES),
          // a body is decompressed only once its sender has shown the secret
          entry("micronaut.server.netty.request-decompression-enabled", false),
          // RequestHeaderValidationFilter checks the origin
          entry("micronaut.server.cors.localhost-pass-through", true),
          entry("micronaut.server.netty.keep-alive-on-server-error", true),
          // no SDK asks for compression, and not all can read it (measured)
          entry("micronaut.server.netty.compression-threshold", -1),
          // HttpExchangeRecorder writes it on every response
          entry("micronaut.server.date-header", false),
          // one for each processor would leave none to garbage collection and clients of this
          // machine
          entry("micronaut.netty.event-loops.default.thread-core-ratio", 0.5),
          entry("micronaut.server.thread-selection", ThreadSelection.MANUAL),
          entry("micronaut.executors.io.type", "fixed"),
          entry("micronaut.executors.io.number-of-threads", WORKERS),
          entry("micronaut.executors.blocking.type", "fixed"),
          entry("micronaut.executors.blocking.number-of-threads", WORKERS),
          entry("micronaut.lifecycle.graceful-shutdown.enabled", true),
          entry(
              "micronaut.lifecycle.graceful-shutdown.grace-period",
              GRACE_PERIOD.toSeconds() + 2 + "s"),
          entry("micronaut.router.static-resources.document.mapping", "/swagger/**"),
          entry("micronaut.router.static-resources.document.paths", "classpath:META-INF/swagger"),
          entry("micronaut.router.static-resources.page.mapping", "/swagger-ui/**"),
          entry(
              "micronaut.router.static-resources.page.paths",
              "classpath:META-INF/swagger/views/swagger-ui"));

  private MicronautProperties() {}

  /** A connection is idle, too, while its client waits for a lookup. */
  private static Duration idleTimeout(ServerSettings settings) {
    return MIN_IDLE_TIMEOUT.plus(settings.lookupTimeout());
  }

  static Map<String, Object> of(ServerSettings settings) {
    Map<String, Object> properties = new HashMap<>(FIXED);
    properties.put("micronaut.server.host", settings.address().host());
    properties.put("micronaut.server.port", settings.address().port());
    properties.put("micronaut.server.idle-timeout", idleTimeout(settings).toSeconds() + "s");
    return properties;
  }
}
