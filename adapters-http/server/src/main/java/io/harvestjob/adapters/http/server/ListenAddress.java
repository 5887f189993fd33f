package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a server listens. A name is resolved once, so that what was checked is what is listened on.
 *
 * @param address an address of this machine
 * @param port 0 for any free port
 */
public record ListenAddress(InetAddress address, int port) {

  private static final int MAX_PORT = 65_535;

  /**
   * Checks the port, but not whether anybody listens there already.
   *
   * @throws IllegalArgumentException if the port is out of range
   * @throws NullPointerException if the address is null
   */
  public ListenAddress {
    requireNonNull(address, "address");
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port must be 0 to %s, but was %s".formatted(MAX_PORT, port));
    }
  }

  /**
   * Returns the address of a host.
   *
   * @param host a name or an address of this machine
   * @throws IllegalArgumentException if the host is not known, or the port is out of range
   */
  public static ListenAddress of(String host, int port) {
    return new ListenAddress(resolve(host), port);
  }

  /** Returns whether only programs on this machine can connect. */
  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  String host() {
    return address.getHostAddress();
  }

  /** Returns a URI that a program on this machine can connect to. */
  URI uri(int openPort) {
    boolean ipv6 = address instanceof Inet6Address;
    boolean anyLocal = address.isAnyLocalAddress();
    if (ipv6) {
      return uri(anyLocal || isLoopback() ? "[::1]" : "[%s]".formatted(host()), openPort);
    }
    return uri(anyLocal ? "127.0.0.1" : host(), openPort);
  }

  private static URI uri(String host, int port) {
    return URI.create("http://%s:%s".formatted(host, port));
  }

  private static InetAddress resolve(String host) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must not be empty");
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host %s is not known".formatted(host), e);
    }
  }
}
