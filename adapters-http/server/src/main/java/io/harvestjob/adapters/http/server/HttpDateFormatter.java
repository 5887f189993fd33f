package io.harvestjob.adapters.http.server;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats the time as HTTP does, once a second. Thread-safe. */
final class HttpDateFormatter {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private volatile Second last = Second.of(0);

  HttpDateFormatter(Clock clock) {
    this.clock = clock;
  }

  String now() {
    long second = Math.floorDiv(clock.millis(), 1000L);
    Second known = last;
    if (known.second != second) {
      known = Second.of(second);
      last = known;
    }
    return known.text;
  }

  private record Second(long second, String text) {
    static Second of(long second) {
      return new Second(second, FORMAT.format(Instant.ofEpochSecond(second)));
    }
  }
}
