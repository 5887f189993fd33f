package io.harvestjob.domain;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses timestamps in the forms that were seen in responses of AWS. */
final class TimestampParser {

  private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

  private static final DateTimeFormatter ISO_8601 =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, ZoneOffset.UTC.getTotalSeconds())
          .toFormatter();

  private TimestampParser() {}

  static Optional<Instant> parse(String text) {
    return EPOCH_SECONDS.matcher(text).matches() ? Optional.of(epochSeconds(text)) : iso8601(text);
  }

  private static Instant epochSeconds(String text) {
    BigDecimal seconds = new BigDecimal(text);
    long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValueExact();
    return Instant.ofEpochSecond(seconds.longValue(), nanos);
  }

  private static Optional<Instant> iso8601(String text) {
    try {
      return Optional.of(ISO_8601.parse(text, Instant::from));
    } catch (DateTimeException odd) {
      return Optional.empty();
    }
  }
}
