package io.harvestjob.application;

import java.util.random.RandomGenerator;

/** How poll intervals grow, and their jitter, which keeps waits begun together apart. */
final class PollBackoff {

  private static final double GROWTH = 1.5;
  private static final int MAX_GROWTH = 6;
  private static final double JITTER = 0.2;

  private final RandomGenerator random;

  PollBackoff(RandomGenerator random) {
    this.random = random;
  }

  long withJitter(long interval) {
    return (long) (interval * (1 - JITTER + 2 * JITTER * random.nextDouble()));
  }

  static long grown(long interval, long first) {
    return (long) Math.min(interval * GROWTH, (double) first * MAX_GROWTH);
  }
}
