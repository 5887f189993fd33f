package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MediaPackageServer} is set up. Immutable; each {@code with} method returns a changed
 * copy.
 *
 * @param address where the server listens
 * @param blocking whether looking a job up may block, on I/O for example; if not, it is done on an
 *     event loop, of which there is one for every two processors, and which serves nobody else in
 *     the meantime; default: true
 * @param lookupTimeout when a lookup that blocks is given up and its caller is sent {@code
 *     ServiceUnavailableException}; default: 20 s
 * @param allowedHosts names by which a server that listens on a loopback address may be addressed,
 *     besides those of the loopback addresses; any other is refused, so that pages of other sites
 *     cannot read jobs through a browser on this machine
 * @param accessLog receives a line for each response, on an event loop: method, path, status,
 *     request id and milliseconds in printable ASCII, without the query and the headers, which may
 *     hold secrets; null if there is to be no log, which saves the server time
 * @param counters counters of the caller that are shown at {@code /prometheus}
 * @param notificationEndpoint receives events that are posted; null to serve no such endpoint
 */
public record ServerSettings(
    ListenAddress address,
    boolean blocking,
    Duration lookupTimeout,
    Set<String> allowedHosts,
    @Nullable Consumer<String> accessLog,
    List<PrometheusCounter> counters,
    @Nullable NotificationEndpointSettings notificationEndpoint) {

  /** The default of {@link #lookupTimeout()}. */
  public static final Duration DEFAULT_LOOKUP_TIMEOUT = Duration.ofSeconds(20);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the timeout is not positive
   * @throws NullPointerException naming the component that must not be null
   */
  public ServerSettings {
    requireNonNull(address, "address");
    requireNonNull(lookupTimeout, "lookupTimeout");
    counters = List.copyOf(counters);
    allowedHosts =
        allowedHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(toUnmodifiableSet());
    if (lookupTimeout.isNegative() || lookupTimeout.isZero()) {
      throw new IllegalArgumentException("lookupTimeout must be positive: " + lookupTimeout);
    }
  }

  /**
   * Returns settings to listen at an address, with lookups that may block, no access log and no
   * endpoint for notifications.
   *
   * @param host a name or an address of this machine
   * @param port 0 for any free port
   * @throws IllegalArgumentException if the host is not known, or the port is out of range
   */
  public static ServerSettings listeningOn(String host, int port) {
    return new ServerSettings(
        ListenAddress.of(host, port),
        true,
        DEFAULT_LOOKUP_TIMEOUT,
        Set.of(),
        null,
        List.of(),
        null);
  }

  /** Returns these settings with another {@link #blocking()}. */
  public ServerSettings withBlocking(boolean blocking) {
    return new ServerSettings(
        address, blocking, lookupTimeout, allowedHosts, accessLog, counters, notificationEndpoint);
  }

  /** Returns these settings with another {@link #lookupTimeout()}. */
  public ServerSettings withLookupTimeout(Duration lookupTimeout) {
    return new ServerSettings(
        address, blocking, lookupTimeout, allowedHosts, accessLog, counters, notificationEndpoint);
  }

  /** Returns these settings with other {@link #allowedHosts()}. */
  public ServerSettings withAllowedHosts(String... hosts) {
    return new ServerSettings(
        address, blocking, lookupTimeout, Set.of(hosts), accessLog, counters, notificationEndpoint);
  }

  /** Returns these settings with another access log, or with none. */
  public ServerSettings withAccessLog(@Nullable Consumer<String> accessLog) {
    return new ServerSettings(
        address, blocking, lookupTimeout, allowedHosts, accessLog, counters, notificationEndpoint);
  }

  /** Returns these settings with other {@link #counters()}. */
  public ServerSettings withCounters(List<PrometheusCounter> counters) {
    return new ServerSettings(
        address, blocking, lookupTimeout, allowedHosts, accessLog, counters, notificationEndpoint);
  }

  /** Returns these settings with an endpoint for notifications, or with none. */
  public ServerSettings withNotificationEndpoint(@Nullable NotificationEndpointSettings endpoint) {
    return new ServerSettings(
        address, blocking, lookupTimeout, allowedHosts, accessLog, counters, endpoint);
  }
}
