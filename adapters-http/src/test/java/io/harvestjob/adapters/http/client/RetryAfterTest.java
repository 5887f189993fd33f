package io.harvestjob.adapters.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.wire.WireAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @Test
  void readsSeconds() {
    assertThat(askedBy(Map.of("retry-after", "3"))).hasSeconds(3);
  }

  @Test
  void readsMilliseconds() {
    assertThat(askedBy(Map.of("X-Amz-Retry-After", "2500"))).hasMillis(2500);
  }

  @Test
  void takesTheFinerOneFirst() {
    assertThat(askedBy(Map.of("Retry-After", "3", "x-amz-retry-after", "2500"))).hasMillis(2500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "abc", "", "99999999999", "Wed, 21 Oct 2026 07:28:00 GMT"})
  void takesAnyOtherFormAsNotAsked(String value) {
    assertThat(askedBy(Map.of("Retry-After", value, "x-amz-retry-after", value))).isZero();
  }

  @Test
  void asksForNothingByDefault() {
    assertThat(askedBy(Map.of())).isZero();
  }

  private static Duration askedBy(Map<String, String> headers) {
    return RetryAfter.askedBy(new WireAnswer(503, headers, new byte[0]));
  }
}
