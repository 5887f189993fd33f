package io.harvestjob.application;

import java.util.random.RandomGenerator;

/**
 * The time between two polls of a job. It grows by half each time, up to six times the shortest
 * that is asked for. Nanoseconds.
 */
final class PollInterval {

  private static final double GROWTH = 1.5;
  private static final double MAX_GROWTH = 6;
  private static final double JITTER = 0.2;

  private long first = Long.MAX_VALUE;
  private long current = Long.MAX_VALUE;

  long current() {
    return current;
  }

  void shortenTo(long asked) {
    first = Math.min(first, asked);
    current = Math.min(current, asked);
  }

  /** Returns whether it was shorter than what is still asked for. */
  boolean lengthenTo(long asked) {
    first = asked;
    boolean shorter = current < asked;
    current = Math.max(current, asked);
    return shorter;
  }

  void restart() {
    current = first;
  }

  /** Returns the interval with a jitter, which keeps waits begun together apart, and grows. */
  long next(RandomGenerator random) {
    double jittered = current * (1 - JITTER + 2 * JITTER * random.nextDouble());
    current = (long) Math.min(current * GROWTH, first * MAX_GROWTH);
    return (long) jittered;
  }
}
