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

  private final Map<String, Failures> kinds = new ConcurrentHashMap<>();
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
    long now = nanoTime.getAsLong();
    Failures failures =
        kinds.merge(kind, new Failures(1, now, true), (before, first) -> before.next(now));
    if (failures.logged()) {
      LOG.error(
          "{} ({}, {} since the last entry, request {})",
          message,
          kind,
          failures.count(),
          requestId,
          stackTrace);
    }
  }

  /** How many failures there were since the last entry, and whether the latest made one. */
  private record Failures(int count, long loggedAt, boolean logged) {

    Failures next(long now) {
      int sinceEntry = logged ? 1 : count + 1;
      return now - loggedAt < INTERVAL_NANOS
          ? new Failures(sinceEntry, loggedAt, false)
          : new Failures(sinceEntry, now, true);
    }
  }
}
