package io.harvestjob.adapters.http;

import java.time.Duration;

/** The time at which a call ends, with all its attempts. */
record CallDeadline(long nanoTime) {

  static CallDeadline in(Duration time) {
    return new CallDeadline(System.nanoTime() + time.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }

  boolean isAfter(Duration pause) {
    return left().compareTo(pause) > 0;
  }

  Duration leftAtMost(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }
}
