package io.harvestjob.adapters.http.server;

import static java.util.Map.entry;

import io.micronaut.scheduling.executor.ThreadSelection;
import java.util.HashMap;
import java.util.Map;

/** How Micronaut's server is set up, as properties of an application context. */
public final class ServerProperties {

  /** The property that turns the server's beans on. */
  public static final String ENABLED = "harvestjob.server.enabled";

  /** Where the JDK has no virtual threads: as many lookups wait at once, the others in a queue. */
  private static final int WORKERS = 64;

  private static final Map<String, Object> FIXED =
      Map.ofEntries(
          entry(ENABLED, true),
          // even an id of 5,000 characters, each of them encoded, is told what is wrong
          entry("micronaut.server.netty.max-initial-line-length", 64 * 1024),
          entry("micronaut.server.max-request-size", 64 * 1024),
          entry("micronaut.server.netty.keep-alive-on-server-error", true),
          // no SDK asks for compression, and not all can read it (measured)
          entry("micronaut.server.netty.compression-threshold", -1),
          // Accounts writes it, on every answer
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

  private ServerProperties() {}

  /**
   * All that is needed to serve {@code jobs}, which are to be registered as a bean.
   *
   * @param host what to listen on
   * @param port 0 for any that is free
   */
  public static Map<String, Object> of(ServedHarvestJobs jobs, String host, int port) {
    Map<String, Object> properties = new HashMap<>(FIXED);
    properties.put("micronaut.server.host", host);
    properties.put("micronaut.server.port", port);
    properties.put(
        "micronaut.server.thread-selection",
        jobs.waits() ? ThreadSelection.AUTO : ThreadSelection.MANUAL);
    return properties;
  }
}
