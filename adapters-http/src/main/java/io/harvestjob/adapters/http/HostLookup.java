package io.harvestjob.adapters.http;

import io.harvestjob.adapterkit.AddressCachePolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Puts the address of a host into the cache of the JVM, and knows whether it is there. Nothing ends
 * a lookup, so a thread with a deadline must find it there.
 */
final class HostLookup {

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final long cachedNanos = AddressCachePolicy.ofSystem().timeToLive(LONGEST).toNanos();
  private volatile long lastNanoTime = System.nanoTime() - cachedNanos;

  boolean isCached() {
    return System.nanoTime() - lastNanoTime < cachedNanos;
  }

  /** An unknown host is no concern here: connecting to it fails. */
  void lookUp(String host) {
    long start = System.nanoTime();
    try {
      InetAddress unused = InetAddress.getByName(host);
      lastNanoTime = start;
    } catch (UnknownHostException e) {
      return;
    }
  }
}
