package io.harvestjob.adapters.http.server;

import java.net.InetSocketAddress;

/** Thrown when a server cannot listen at an address; the message names it and says why. */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStartException(InetSocketAddress address, Throwable cause) {
    super(
        "Cannot listen on %s port %d: %s"
            .formatted(address.getHostString(), address.getPort(), cause.getMessage()),
        cause);
  }
}
