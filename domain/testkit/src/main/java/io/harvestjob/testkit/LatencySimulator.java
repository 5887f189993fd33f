package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes the latency of lookups to a sleeper, if there is one. */
final class LatencySimulator {

  private final @Nullable Sleeper sleeper;

  LatencySimulator(@Nullable Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  static Duration requireNotNegative(Duration latency) {
    if (requireNonNull(latency, "latency").isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, but was " + latency);
    }
    return latency;
  }

  Duration requirePossible(Duration latency) {
    if (!requireNotNegative(latency).isZero() && sleeper == null) {
      throw new IllegalStateException(
          "latency %s needs a Sleeper: pass one to the constructor of the fake".formatted(latency));
    }
    return latency;
  }

  void sleep(Duration latency) {
    if (sleeper != null && !latency.isZero()) {
      sleeper.sleep(latency);
    }
  }
}
