package io.harvestjob.adapters.http.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Where a server listens.
 *
 * @param host a name or an address of this machine
 * @param port 0 for any free port
 */
public record ListenAddress(String host, int port) {

  private static final int MAX_PORT = 65_535;

  /**
   * Checks the address, but not whether anybody listens there already.
   *
   * @throws IllegalArgumentException if the host is not known, or the port is out of range
   */
  public ListenAddress {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port must be 0 to %d, but was %d".formatted(MAX_PORT, port));
    }
    resolve(host);
  }

  /** Returns whether only programs on this machine can connect. */
  public boolean isLoopback() {
    return resolve(host).isLoopbackAddress();
  }

  URI uri(int openPort) {
    try {
      return new URI("http", null, host, openPort, null, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // the host was resolved
    }
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host %s is not known".formatted(host), e);
    }
  }
}
