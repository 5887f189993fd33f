package io.harvestjob.adapters.http.server;

/** Gets one line for each request; whoever starts the server registers one as a bean, or none. */
@FunctionalInterface
public interface AccessLog {

  /**
   * Called on the event loop as an answer is sent.
   *
   * @param line method, path, status, request id and milliseconds, as printable ASCII; no query and
   *     no header values, which may hold secrets
   */
  void answered(String line);
}
