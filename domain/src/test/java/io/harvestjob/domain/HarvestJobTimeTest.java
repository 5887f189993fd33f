package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2024-05-06T07:08:09Z, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09.123Z, 2024-05-06T07:08:09.123Z",
    "2024-05-06t07:08:09z, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08Z, 2024-05-06T07:08:00Z",
    "2019-06-26T20:30:00-08:00, 2019-06-27T04:30:00Z",
    "2019-06-26T20:30:00-0800, 2019-06-27T04:30:00Z",
    "2019-06-26T20:30:00+02, 2019-06-26T18:30:00Z",
    "2024-05-06T07:08:09, 2024-05-06T07:08:09Z",
    "1714979289, 2024-05-06T07:08:09Z",
    "1714979289.5, 2024-05-06T07:08:09.500Z",
    "-1.5, 1969-12-31T23:59:58.500Z",
    "0, 1970-01-01T00:00:00Z"
  })
  void readsIso8601AndEpochSeconds(String text, Instant instant) {
    assertThat(new HarvestJobTime(text).instant()).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024-13-06T07:08:09Z",
        "2024-05-06",
        "1e9",
        "99999999999999999999",
        "1."
      })
  void keepsATextThatIsNoTime(String text) {
    HarvestJobTime time = new HarvestJobTime(text);

    assertThat(time.instant()).isEmpty();
    assertThat(time).hasToString(text);
  }

  @Test
  void writesAnInstantAsIso8601() {
    assertThat(HarvestJobTime.of(Instant.EPOCH).text()).isEqualTo("1970-01-01T00:00:00Z");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> new HarvestJobTime(null)).withMessage("text");
  }
}
