package io.harvestjob.application.await;

import java.util.random.RandomGenerator;

/**
 * How intervals grow, and how they are spread so that waits begun together do not look together.
 */
final class Pace {

  private static final double GROWTH = 1.5;
  private static final int LONGEST = 6;
  private static final double JITTER = 0.2;

  private final RandomGenerator random;

  Pace(RandomGenerator random) {
    this.random = random;
  }

  long spread(long interval) {
    return (long) (interval * (1 - JITTER + 2 * JITTER * random.nextDouble()));
  }

  static long grown(long interval, long first) {
    return (long) Math.min(interval * GROWTH, (double) first * LONGEST);
  }
}
