package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets lookups take their time, on a delay that somebody else owns. */
final class Latency {

  private final @Nullable Delay delay;

  Latency(@Nullable Delay delay) {
    this.delay = delay;
  }

  static Duration requireNotNegative(Duration latency) {
    if (requireNonNull(latency, "latency").isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, but was " + latency);
    }
    return latency;
  }

  Duration requirePossible(Duration latency) {
    if (!requireNotNegative(latency).isZero() && delay == null) {
      throw new IllegalStateException(
          "latency %s needs a delay: give one to the constructor of the fake".formatted(latency));
    }
    return latency;
  }

  void pause(Duration latency) {
    if (delay != null && !latency.isZero()) {
      delay.pause(latency);
    }
  }
}
