package io.harvestjob.bootstrap.output;

import java.time.Duration;

/** Formats a duration as {@code 1h30m} or {@code 45s}. */
public final class ElapsedTimeFormatter {

  private ElapsedTimeFormatter() {}

  /** Returns the duration in hours, minutes and seconds, or below a second in milliseconds. */
  public static String format(Duration duration) {
    return duration.toSeconds() == 0 ? duration.toMillis() + "ms" : formatSeconds(duration);
  }

  /** Returns the duration in hours, minutes and whole seconds. */
  public static String formatSeconds(Duration duration) {
    String parts =
        part(duration.toHours(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s");
    return parts.isEmpty() ? "0s" : parts;
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
