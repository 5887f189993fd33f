package io.harvestjob.bootstrap.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTimeFormatterTest {

  @ParameterizedTest
  @CsvSource({
    "PT2H, 2h",
    "PT1H30M, 1h30m",
    "PT1H1S, 1h1s",
    "PT90S, 1m30s",
    "PT45.9S, 45s",
    "PT0.2S, 200ms",
    "PT0S, 0ms"
  })
  void formatsHoursMinutesAndSeconds(Duration duration, String text) {
    assertThat(ElapsedTimeFormatter.format(duration)).isEqualTo(text);
  }
}
