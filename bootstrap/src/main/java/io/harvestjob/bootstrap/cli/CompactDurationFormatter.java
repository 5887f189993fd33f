package io.harvestjob.bootstrap.cli;

import java.time.Duration;
import java.util.Locale;

/** Formats durations in the units that options take: {@code 1h30m}, {@code 45s}, {@code 0.05s}. */
final class CompactDurationFormatter {

  private CompactDurationFormatter() {}

  static String format(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
