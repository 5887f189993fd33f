package io.harvestjob.bootstrap.cli;

import java.time.Duration;

/** Writes durations as the options take them. */
final class Durations {

  private Durations() {}

  /** As in {@code 1h30m} or {@code 45s}; below a second in milliseconds. */
  static String text(Duration duration) {
    String text =
        part(duration.toHours(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s");
    return text.isEmpty() ? duration.toMillis() + "ms" : text;
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
