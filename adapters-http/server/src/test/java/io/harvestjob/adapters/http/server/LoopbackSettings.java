package io.harvestjob.adapters.http.server;

/** Settings of a server on a free port of the loopback address. */
final class LoopbackSettings {

  /** For lookups that block. */
  static final ServerSettings BLOCKING = builder().blocking(true).build();

  /** For lookups that do not block. */
  static final ServerSettings NON_BLOCKING = builder().build();

  private LoopbackSettings() {}

  /** Returns a builder that begins with lookups that do not block. */
  static ServerSettings.Builder builder() {
    return ServerSettings.builder(ListenAddress.of("127.0.0.1", 0)).blocking(false);
  }
}
