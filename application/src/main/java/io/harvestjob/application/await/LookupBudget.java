package io.harvestjob.application.await;

import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * How soon the next lookup may begin: a token bucket, kept as the moment at which it would be full
 * again. All times in nanoseconds.
 */
final class LookupBudget {

  private final long refill;
  private final long burst;
  private long full;

  LookupBudget(WaitLimits limits) {
    this.refill = Math.max(1, (long) (SECONDS.toNanos(1) / limits.lookupsPerSecond()));
    this.burst = refill * (limits.burst() - 1L);
  }

  /** One lookup begins, at {@link #availableAt} or later. */
  void take(long now) {
    full = Math.max(full, now) + refill;
  }

  /** The service was asked too often: nothing is left. */
  void drain(long now) {
    full = now + burst + refill;
  }

  long availableAt() {
    return full - burst;
  }
}
