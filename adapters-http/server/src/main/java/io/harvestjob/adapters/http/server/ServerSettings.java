package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MediaPackageServer} is set up; made by a {@link #builder}. Immutable.
 *
 * @param address where the server listens
 * @param blocking whether looking a job up may block, on I/O for example; if not, it is done on an
 *     event loop, which serves nobody else in the meantime; default: true
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
    List<SuppliedCounter> counters,
    @Nullable NotificationEndpoint notificationEndpoint) {

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
    return builder(ListenAddress.of(host, port)).build();
  }

  /**
   * Returns a builder for a server that listens at an address, with lookups that may block, no
   * access log and no endpoint for notifications.
   */
  public static Builder builder(ListenAddress address) {
    return new Builder(address);
  }

  /** Builds settings; each method sets the component of its name. Not thread-safe. */
  public static final class Builder {

    private final ListenAddress address;
    private boolean blocking = true;
    private Duration lookupTimeout = DEFAULT_LOOKUP_TIMEOUT;
    private Set<String> allowedHosts = Set.of();
    private @Nullable Consumer<String> accessLog;
    private List<SuppliedCounter> counters = List.of();
    private @Nullable NotificationEndpoint notificationEndpoint;

    private Builder(ListenAddress address) {
      this.address = address;
    }

    /** Sets {@link ServerSettings#blocking()}. */
    public Builder blocking(boolean blocking) {
      this.blocking = blocking;
      return this;
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
    public Builder counters(List<SuppliedCounter> counters) {
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
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public ServerSettings build() {
      return new ServerSettings(
          address,
          blocking,
          lookupTimeout,
          allowedHosts,
          accessLog,
          counters,
          notificationEndpoint);
    }
  }
}
