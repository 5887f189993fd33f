package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MediaPackageServer} is set up; made by a {@link #builder}. Immutable.
 *
 * @param address where the server listens: an address of this machine, resolved once, and port 0
 *     for any free one
 * @param lookupTimeout when a lookup is given up and its caller is sent {@code
 *     ServiceUnavailableException}; default: 20 s
 * @param allowedHosts names by which a server that listens on a loopback address may be addressed,
 *     besides those of the loopback addresses; any other is refused, so that pages of other sites
 *     cannot read jobs through a browser on this machine
 * @param accessLog receives a line for each response, on an event loop: method, path, status,
 *     request id and milliseconds in printable ASCII, without the query and the headers, which may
 *     hold secrets; null if there is to be no log, which saves the server time
 * @param counters counters of the caller that are shown at {@code /prometheus}, by names as
 *     Prometheus wants them, without the suffix {@code _total}; each supplies the count so far,
 *     which never goes down, and is thread-safe
 * @param notificationEndpoint receives events that are posted; null to serve no such endpoint
 */
public record ServerSettings(
    InetSocketAddress address,
    Duration lookupTimeout,
    Set<String> allowedHosts,
    @Nullable Consumer<String> accessLog,
    Map<String, LongSupplier> counters,
    @Nullable NotificationEndpoint notificationEndpoint) {

  /** The default of {@link #lookupTimeout()}. */
  public static final Duration DEFAULT_LOOKUP_TIMEOUT = Duration.ofSeconds(20);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the host is not known, or the timeout is not positive
   * @throws NullPointerException naming the component that must not be null
   */
  public ServerSettings {
    requireNonNull(address, "address");
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("host %s is not known".formatted(address.getHostString()));
    }
    requireNonNull(lookupTimeout, "lookupTimeout");
    counters = Map.copyOf(counters);
    allowedHosts = Set.copyOf(allowedHosts);
    if (lookupTimeout.isNegative() || lookupTimeout.isZero()) {
      throw new IllegalArgumentException("lookupTimeout must be positive: " + lookupTimeout);
    }
  }

  /**
   * Returns settings to listen at an address, with the defaults of a {@link #builder}.
   *
   * @param host a name or an address of this machine
   * @param port 0 for any free port
   * @throws IllegalArgumentException if the host is not known, or the port is out of range
   */
  public static ServerSettings listeningOn(String host, int port) {
    return builder(new InetSocketAddress(host, port)).build();
  }

  /**
   * Returns a builder for a server that listens at an address, with no access log and no endpoint
   * for notifications.
   */
  public static Builder builder(InetSocketAddress address) {
    return new Builder(address);
  }

  /** Builds settings; each method sets the component of its name. Not thread-safe. */
  public static final class Builder {

    private final InetSocketAddress address;
    private Duration lookupTimeout = DEFAULT_LOOKUP_TIMEOUT;
    private Set<String> allowedHosts = Set.of();
    private @Nullable Consumer<String> accessLog;
    private Map<String, LongSupplier> counters = Map.of();
    private @Nullable NotificationEndpoint notificationEndpoint;

    private Builder(InetSocketAddress address) {
      this.address = address;
    }

    /** Sets {@link ServerSettings#lookupTimeout()}. */
    public Builder lookupTimeout(Duration lookupTimeout) {
      this.lookupTimeout = lookupTimeout;
      return this;
    }

    /** Sets {@link ServerSettings#allowedHosts()}. */
    public Builder allowedHosts(Set<String> allowedHosts) {
      this.allowedHosts = allowedHosts;
      return this;
    }

    /** Sets {@link ServerSettings#accessLog()}, or none. */
    public Builder accessLog(@Nullable Consumer<String> accessLog) {
      this.accessLog = accessLog;
      return this;
    }

    /** Sets {@link ServerSettings#counters()}. */
    public Builder counters(Map<String, LongSupplier> counters) {
      this.counters = counters;
      return this;
    }

    /** Sets {@link ServerSettings#notificationEndpoint()}, or none. */
    public Builder notificationEndpoint(@Nullable NotificationEndpoint notificationEndpoint) {
      this.notificationEndpoint = notificationEndpoint;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if the host is not known, or the timeout is not positive
     */
    public ServerSettings build() {
      return new ServerSettings(
          address, lookupTimeout, allowedHosts, accessLog, counters, notificationEndpoint);
    }
  }
}
