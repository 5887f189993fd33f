package io.harvestjob.adapters.http.server;

/** Thrown when a server cannot listen at an address; the message names it and says why. */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStartException(ListenAddress address, Exception cause) {
    super(
        "Cannot listen on %s port %d: %s"
            .formatted(address.host(), address.port(), rootCause(cause).getMessage()),
        cause);
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : rootCause(cause);
  }
}
