package io.harvestjob.bootstrap.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {

  @ParameterizedTest
  @CsvSource({"200ms, PT0.2S", "10s, PT10S", "30m, PT30M", "2h, PT2H", "999999999h, PT999999999H"})
  void readsANumberAndAUnit(String text, Duration duration) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "s", "0s", "-1s", "1.5s", "1d", "10 s", "10S", "9999999999s", "١s"})
  void refusesAnythingElse(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new DurationConverter().convert(text))
        .withMessage("must be a duration above zero such as 200ms, 10s, 30m or 2h");
  }
}
