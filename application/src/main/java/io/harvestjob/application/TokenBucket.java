package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.SECONDS;

/** A token bucket, kept as the time at which it is full again. Times are nanoseconds. */
final class TokenBucket {

  private final long refill;
  private final long burst;
  private long fullAt;

  TokenBucket(double tokensPerSecond, int burst) {
    this.refill = Math.max(1, (long) (SECONDS.toNanos(1) / tokensPerSecond));
    this.burst = refill * (burst - 1L);
  }

  void take(long now) {
    fullAt = Math.max(fullAt, now) + refill;
  }

  /** Leaves no token, and adds none before {@code pause} has passed. */
  void drain(long now, long pause) {
    fullAt = Math.max(fullAt, now + burst + Math.max(refill, pause));
  }

  long availableAt() {
    return fullAt - burst;
  }
}
