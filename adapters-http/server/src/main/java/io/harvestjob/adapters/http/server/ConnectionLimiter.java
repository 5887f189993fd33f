package io.harvestjob.adapters.http.server;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections for which there is not enough memory or, together with those to AWS, not
 * enough file descriptors.
 */
@Singleton
final class ConnectionLimiter {

  private static final int MIN_CONNECTIONS = 8;
  private static final int MAX_CONNECTIONS = 4_096;
  private static final long BYTES_FOR_EACH = 256 * 1024;

  private final AtomicInteger open = new AtomicInteger();
  private final FailureLogger log;
  private final int limit;

  @Inject
  ConnectionLimiter(FailureLogger log) {
    this(log, Math.min(limitByMemory(), limitByFileDescriptors()));
  }

  ConnectionLimiter(FailureLogger log, int limit) {
    this.log = log;
    this.limit = Math.max(limit, MIN_CONNECTIONS);
  }

  void add(Channel connection) {
    connection.closeFuture().addListener(closed -> open.decrementAndGet());
    if (open.incrementAndGet() > limit) {
      var unused = connection.close();
      log.log("TOO_MANY_CONNECTIONS", "-", "Closed a connection beyond %d".formatted(limit), null);
    }
  }

  private static int limitByMemory() {
    return (int) Math.min(MAX_CONNECTIONS, Runtime.getRuntime().maxMemory() / BYTES_FOR_EACH);
  }

  private static int limitByFileDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int)
            Math.min(
                MAX_CONNECTIONS,
                (unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()) / 2)
        : MAX_CONNECTIONS;
  }
}
