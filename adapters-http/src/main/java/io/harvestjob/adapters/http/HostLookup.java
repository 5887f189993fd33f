package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/**
 * Looks a host up on a thread of its own, because nothing ends a lookup. The JDK remembers the
 * address longer (30 s) than this remembers that it is known.
 */
final class HostLookup {

  private static final long KNOWN_NANOS = SECONDS.toNanos(10);

  private volatile long lastNanoTime = System.nanoTime() - KNOWN_NANOS - 1;

  /** An unknown host is no concern here: connecting to it fails. */
  void await(String host, CallDeadline deadline) throws InterruptedException, TimeoutException {
    if (System.nanoTime() - lastNanoTime > KNOWN_NANOS) {
      FutureTask<InetAddress> lookup = new FutureTask<>(() -> InetAddress.getByName(host));
      new DaemonThreadFactory().newThread(lookup).start();
      await(lookup, deadline);
      lastNanoTime = System.nanoTime();
    }
  }

  private static void await(FutureTask<?> lookup, CallDeadline deadline)
      throws InterruptedException, TimeoutException {
    try {
      lookup.get(deadline.left().toNanos(), NANOSECONDS);
    } catch (ExecutionException unknownHost) {
      return;
    }
  }
}
