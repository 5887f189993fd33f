package io.harvestjob.bootstrap.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextFitterTest {

  @ParameterizedTest
  @CsvSource({
    "'', '    '",
    "ab, 'ab  '",
    "abcd, abcd",
    "abcde, abcd",
    "検証, 検証",
    "検証中, 検証",
    "a検証, 'a検 '",
    "\u10ff\u10ff\u10ff, '\u10ff\u10ff\u10ff '",
    "\u1100\u1100\u1100, \u1100\u1100",
    "😀😀😀, 😀😀"
  })
  void fillsFourColumnsExactly(String text, String fitting) {
    assertThat(TerminalTextFitter.fit(text, 4)).isEqualTo(fitting);
  }

  @ParameterizedTest
  @CsvSource({"abcdefgh, abcdefgh", "abcdefghi, abc..ghi", "abc, abc"})
  void leavesOutTheMiddleOfWhatTakesMoreThanEightColumns(String text, String abbreviated) {
    assertThat(TerminalTextFitter.abbreviate(text, 8)).isEqualTo(abbreviated);
  }
}
