package io.harvestjob.adapters.http.server;

/** Settings of a server on a free port of the loopback address. */
final class LoopbackSettings {

  /** For lookups that block. */
  static final ServerSettings BLOCKING = ServerSettings.listeningOn("127.0.0.1", 0);

  /** For lookups that do not block. */
  static final ServerSettings NON_BLOCKING = BLOCKING.withBlocking(false);

  private LoopbackSettings() {}
}
