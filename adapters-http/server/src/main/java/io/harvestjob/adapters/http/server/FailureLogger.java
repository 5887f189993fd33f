package io.harvestjob.adapters.http.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each kind of failure once a minute, with the number of failures since the last entry. */
@Singleton
final class FailureLogger {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLogger.class);
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  @Inject
  FailureLogger() {
    this(System::nanoTime);
  }

  FailureLogger(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Logs a failure, unless one of its kind was logged less than a minute ago.
   *
   * @param kind one of a few
   */
  void log(String kind, String requestId, String message, @Nullable Throwable stackTrace) {
    int count = kinds.computeIfAbsent(kind, name -> new Kind()).add(nanoTime.getAsLong());
    if (count > 0) {
      LOG.error(
          "{} ({}, {} since the last entry, request {})",
          message,
          kind,
          count,
          requestId,
          stackTrace);
    }
  }

  private static final class Kind {

    private int count;
    private boolean logged;
    private long loggedAt;

    /** Returns the number of failures to report now; 0 for none. */
    synchronized int add(long now) {
      count++;
      if (logged && now - loggedAt < INTERVAL_NANOS) {
        return 0;
      }
      int reported = count;
      count = 0;
      logged = true;
      loggedAt = now;
      return reported;
    }
  }
}
