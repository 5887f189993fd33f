package io.harvestjob.bootstrap.serve;

/** Nothing can listen at an address; the message names it and says why. */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStartException(ListenAddress address, Exception cause) {
    super(
        "Cannot listen on %s port %d: %s"
            .formatted(address.host(), address.port(), root(cause).getMessage()),
        cause);
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }
}
