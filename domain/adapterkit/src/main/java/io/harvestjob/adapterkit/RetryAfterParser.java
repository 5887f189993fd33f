package io.harvestjob.adapterkit;

import java.time.Duration;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the headers by which a service asks its callers to pause. Any other form than a whole
 * number counts as not asked, as SDKs take it (measured).
 */
public final class RetryAfterParser {

  /** The name of the header that holds whole seconds. */
  public static final String RETRY_AFTER = "Retry-After";

  /** The name of the header that holds milliseconds; it is preferred. */
  public static final String RETRY_AFTER_MILLIS = "x-amz-retry-after";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private RetryAfterParser() {}

  /**
   * Returns the pause that the headers ask for; null if they ask for none.
   *
   * @param seconds the value of {@value #RETRY_AFTER}
   * @param millis the value of {@value #RETRY_AFTER_MILLIS}
   */
  public static @Nullable Duration parse(@Nullable String seconds, @Nullable String millis) {
    Duration preferred = parse(millis, Duration::ofMillis);
    return preferred == null ? parse(seconds, Duration::ofSeconds) : preferred;
  }

  private static @Nullable Duration parse(@Nullable String value, LongFunction<Duration> unit) {
    return value == null || !NUMBER.matcher(value).matches()
        ? null
        : unit.apply(Long.parseLong(value));
  }
}
