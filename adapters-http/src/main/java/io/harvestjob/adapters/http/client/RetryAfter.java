package io.harvestjob.adapters.http.client;

import io.harvestjob.adapters.http.wire.WireAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * How long a service asks to be left alone: {@code x-amz-retry-after} in milliseconds, or {@code
 * Retry-After} in whole seconds. Any other form counts as not asked (as SDKs take it, measured).
 */
final class RetryAfter {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  static Duration askedBy(WireAnswer answer) {
    return read(answer, "x-amz-retry-after", Duration::ofMillis)
        .or(() -> read(answer, "Retry-After", Duration::ofSeconds))
        .orElse(Duration.ZERO);
  }

  private static Optional<Duration> read(
      WireAnswer answer, String header, LongFunction<Duration> unit) {
    return answer
        .header(header)
        .filter(value -> NUMBER.matcher(value).matches())
        .map(value -> unit.apply(Long.parseLong(value)));
  }
}
