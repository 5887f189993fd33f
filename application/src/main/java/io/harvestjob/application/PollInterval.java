package io.harvestjob.application;

import java.util.random.RandomGenerator;

/**
 * The time between two polls of a job. It grows by half with each poll, up to six times the
 * shortest that is asked for. Nanoseconds; 0 before the first poll.
 */
final class PollInterval {

  private static final double GROWTH = 1.5;
  private static final double MAX_GROWTH = 6;
  private static final double JITTER = 0.2;

  private long length;
  private double jitter;

  void grow(long shortest, RandomGenerator random) {
    jitter = 1 - JITTER + 2 * JITTER * random.nextDouble(); // keeps waits begun together apart
    length = Math.max(shortest, (long) Math.min(length * GROWTH, shortest * MAX_GROWTH));
  }

  /** Makes it shorter, until it grows; with 0 it begins anew. */
  void shortenTo(long asked) {
    length = Math.min(length, asked);
  }

  long get(long shortest) {
    return (long) (Math.max(length, shortest) * jitter);
  }
}
