package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MediaPackageServer} is set up. Immutable; each {@code with} method returns a changed
 * copy.
 *
 * @param address where the server listens
 * @param blocking whether looking a job up may block, on I/O for example; if not, it is done on the
 *     event loop, which serves nobody else in the meantime
 * @param accessLog receives a line for each response, on an event loop: method, path, status,
 *     request id and milliseconds in printable ASCII, without the query and the headers, which may
 *     hold secrets
 * @param notificationEndpoint receives events that are posted; null to serve no such endpoint
 */
public record ServerSettings(
    ListenAddress address,
    boolean blocking,
    Consumer<String> accessLog,
    @Nullable NotificationEndpoint notificationEndpoint) {

  /**
   * Checks the components.
   *
   * @throws NullPointerException naming the component that is null
   */
  public ServerSettings {
    requireNonNull(address, "address");
    requireNonNull(accessLog, "accessLog");
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
    return new ServerSettings(new ListenAddress(host, port), true, line -> {}, null);
  }

  /** Returns these settings with another address. */
  public ServerSettings withAddress(ListenAddress address) {
    return new ServerSettings(address, blocking, accessLog, notificationEndpoint);
  }

  /** Returns these settings with another {@link #blocking()}. */
  public ServerSettings withBlocking(boolean blocking) {
    return new ServerSettings(address, blocking, accessLog, notificationEndpoint);
  }

  /** Returns these settings with another access log. */
  public ServerSettings withAccessLog(Consumer<String> accessLog) {
    return new ServerSettings(address, blocking, accessLog, notificationEndpoint);
  }

  /** Returns these settings with an endpoint for notifications, or with none. */
  public ServerSettings withNotificationEndpoint(@Nullable NotificationEndpoint endpoint) {
    return new ServerSettings(address, blocking, accessLog, endpoint);
  }
}
