package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "_", "-", "job-1_A"})
  void takesWhatAwsDocuments(String value) {
    assertThat(new HarvestJobId(value)).hasToString(value);
  }

  @Test
  void takesUpToTheGreatestLength() {
    assertThat(new HarvestJobId("x".repeat(256)).value()).hasSize(256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "..", "jöb", "a\n", "a.b", "%41"})
  void refusesOtherCharacters(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HarvestJobId(value))
        .withMessageStartingWith("id must be 1 to 256 of A-Z a-z 0-9 _ -, but was \"");
  }

  @Test
  void refusesMoreThanTheGreatestLengthAndShowsTheBegin() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HarvestJobId("x".repeat(257)))
        .withMessageEndingWith("but was \"" + "x".repeat(64) + "\"... (257 characters)");
  }

  @Test
  void showsAValueOfSixtyFourWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HarvestJobId("x".repeat(63) + "!"))
        .withMessageEndingWith("but was \"" + "x".repeat(63) + "!\"");
  }

  @Test
  void showsNothingThatATerminalWouldObey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HarvestJobId("a\u001b[31m\n\u202e\u2028\u2029\ud800\"\\ö"))
        .withMessageEndingWith(
            "\"a\\u{1B}[31m\\u{A}\\u{202E}\\u{2028}\\u{2029}\\u{D800}\\u{22}\\u{5C}ö\"");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> new HarvestJobId(null)).withMessage("value");
  }
}
