package io.harvestjob.bootstrap.serve;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Where to listen.
 *
 * @param host a name or a literal of this machine
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {

  /**
   * @throws IllegalArgumentException if the host is not known, or the port is not one
   */
  public ListenAddress {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but was " + port);
    }
    resolve(host);
  }

  /** Whether only programs on this machine can connect. */
  public boolean isLoopback() {
    return resolve(host).isLoopbackAddress();
  }

  URI url(int openPort) {
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
