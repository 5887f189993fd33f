package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A time as AWS wrote it. The model of {@code DescribeHarvestJob} types times as plain strings
 * (documented) and their exact form is not: the text is kept as received, and the instant is there
 * when the text can be read. Immutable and thread-safe; equal if the text is.
 *
 * @param text as received; a text that is no time is accepted
 */
public record HarvestJobTime(String text) {

  /**
   * @throws NullPointerException if {@code text} is null
   */
  public HarvestJobTime {
    requireNonNull(text, "text");
  }

  /** Returns the time that reads as {@code instant}, in ISO-8601 with {@code Z}. */
  public static HarvestJobTime of(Instant instant) {
    return new HarvestJobTime(instant.toString());
  }

  /**
   * Returns the instant if the text is ISO-8601 or epoch seconds. ISO-8601 without an offset is
   * taken as UTC (assumed). It is empty for anything else.
   */
  public Optional<Instant> instant() {
    return TimestampParser.parse(text);
  }

  /** Returns the text as received. */
  @Override
  public String toString() {
    return text;
  }
}
