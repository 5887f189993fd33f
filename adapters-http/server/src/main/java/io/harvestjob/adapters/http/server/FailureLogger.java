package io.harvestjob.adapters.http.server;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each kind of failure once a minute; the metrics count them. */
@Singleton
final class FailureLogger {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLogger.class);
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Long> logged = new HashMap<>();
  private final LongSupplier nanoTime;

  FailureLogger(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Logs a failure, unless one of its kind was logged less than a minute ago.
   *
   * @param kind one of a few
   */
  void log(String kind, String requestId, String message, @Nullable Throwable stackTrace) {
    if (isDue(kind)) {
      LOG.error("{} ({}, request {})", message, kind, requestId, stackTrace);
    }
  }

  private synchronized boolean isDue(String kind) {
    long now = nanoTime.getAsLong();
    Long latest = logged.get(kind);
    if (latest != null && now - latest < INTERVAL_NANOS) {
      return false;
    }
    logged.put(kind, now);
    return true;
  }
}
