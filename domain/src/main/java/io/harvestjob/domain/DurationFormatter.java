package io.harvestjob.domain;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.stream.Stream;

/** Formats durations as {@code 25 h 30 min}: whole seconds, without the parts that are zero. */
final class DurationFormatter {

  private DurationFormatter() {}

  static String format(Duration duration) {
    return duration.isNegative() ? "-" + parts(duration.negated()) : parts(duration);
  }

  private static String parts(Duration duration) {
    String parts =
        Stream.of(
                part(duration.toHours(), "h"),
                part(duration.toMinutesPart(), "min"),
                part(duration.toSecondsPart(), "s"))
            .filter(part -> !part.isEmpty())
            .collect(joining(" "));
    return parts.isEmpty() ? "0 s" : parts;
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + " " + unit;
  }
}
