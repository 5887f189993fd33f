package io.harvestjob.adapters.http.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As measured on all SDKs. */
class HarvestJobPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AZaz09-_.~ | AZaz09-_.~",
        "job-1      | job-1",
        "a b        | a%20b",
        "a/b        | a%2Fb",
        "a+b        | a%2Bb",
        "100%       | 100%25",
        "a%2Fb      | a%252Fb",
        "jöb        | j%C3%B6b",
        "✓          | %E2%9C%93",
        "😀         | %F0%9F%98%80",
        "..         | ..",
        ".          | .",
        "../x       | ..%2Fx",
        "'@[`{'     | %40%5B%60%7B",
        "/:         | %2F%3A"
      })
  void encodesAsAllSdksDo(String id, String encoded) {
    assertThat(HarvestJobPath.of(id)).isEqualTo("/harvest_jobs/" + encoded);
  }

  @Test
  void encodesWhatDelimitsAUri() {
    assertThat(HarvestJobPath.of("!$&'()*,;=?#"))
        .isEqualTo("/harvest_jobs/%21%24%26%27%28%29%2A%2C%3B%3D%3F%23");
  }

  @Test
  void encodesControlCharacters() {
    assertThat(HarvestJobPath.of("a\0\t\nb")).isEqualTo("/harvest_jobs/a%00%09%0Ab");
  }

  @Test
  void sendsAnIdOfAnyLengthWhole() {
    assertThat(HarvestJobPath.of("x".repeat(5_000))).endsWith("x".repeat(5_000)).hasSize(5_014);
  }

  @Test
  void leavesAnEmptyIdEmpty() {
    assertThat(HarvestJobPath.of("")).isEqualTo("/harvest_jobs/");
  }
}
