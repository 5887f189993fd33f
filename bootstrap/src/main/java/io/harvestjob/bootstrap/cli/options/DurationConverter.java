package io.harvestjob.bootstrap.cli.options;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code 200ms}, {@code 10s}, {@code 30m} and {@code 2h}. */
public final class DurationConverter implements ITypeConverter<Duration> {

  private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}(ms|[smh])");

  @Override
  public Duration convert(String text) {
    Duration duration = DURATION.matcher(text).matches() ? parse(text) : Duration.ZERO;
    if (duration.isZero()) {
      throw new TypeConversionException(
          "must be a duration above zero such as 200ms, 10s, 30m or 2h");
    }
    return duration;
  }

  private static Duration parse(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
        : Duration.parse("PT" + text);
  }
}
