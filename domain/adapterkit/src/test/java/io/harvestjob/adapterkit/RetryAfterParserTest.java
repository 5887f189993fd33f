package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterParserTest {

  @Test
  void parsesSeconds() {
    assertThat(RetryAfterParser.parse("3", null)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void prefersMilliseconds() {
    assertThat(RetryAfterParser.parse("3", "2500")).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void fallsBackToSecondsWhenTheMillisecondsAreNoNumber() {
    assertThat(RetryAfterParser.parse("3", "soon")).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "-1", "1.5", "abc", "1234567890", "\u0663", "Wed, 21 Oct 2015 07:28:00 GMT"})
  void takesAnyOtherFormAsNotAsked(String value) {
    assertThat(RetryAfterParser.parse(value, value)).isNull();
  }
}
