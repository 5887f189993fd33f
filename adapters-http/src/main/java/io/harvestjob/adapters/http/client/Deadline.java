package io.harvestjob.adapters.http.client;

import java.time.Duration;

/** The point in time at which a lookup gives up. */
final class Deadline {

  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean leavesTimeAfter(Duration pause) {
    return left().compareTo(pause) > 0;
  }

  /** The time that is left, and no more than {@code most}. */
  Duration leftAtMost(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }

  private Duration left() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }
}
