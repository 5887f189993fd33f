package io.harvestjob.adapters.http.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Settings of a server on a free port of the loopback address. */
final class LoopbackSettings {

  /** The defaults. */
  static final ServerSettings DEFAULTS = builder().build();

  private LoopbackSettings() {}

  /** Returns a builder that begins with the defaults. */
  static ServerSettings.Builder builder() {
    return ServerSettings.builder(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }
}
