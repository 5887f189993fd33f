package io.harvestjob.adapters.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration GREATEST = Duration.ofSeconds(5);

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "1000, 5000"})
  void doublesItsRangeUpToTheGreatest(int attempts, long millis) {
    assertThat(backoff(1).pauseAfter(attempts, Duration.ZERO)).hasMillis(millis);
  }

  @Test
  void takesAnyPauseOfItsRange() {
    assertThat(backoff(0).pauseAfter(3, Duration.ZERO)).isZero();
    assertThat(backoff(0.25).pauseAfter(3, Duration.ZERO)).hasMillis(100);
  }

  @Test
  void pausesNoLessThanItIsAskedTo() {
    assertThat(backoff(1).pauseAfter(1, Duration.ofSeconds(60))).hasSeconds(60);
    assertThat(backoff(1).pauseAfter(1, Duration.ofMillis(99))).hasMillis(100);
  }

  @RepeatedTest(20)
  void staysInItsRangeByDefault() {
    assertThat(Backoff.DEFAULT.pauseAfter(1, Duration.ZERO)).isBetween(Duration.ZERO, FIRST);
  }

  private static Backoff backoff(double random) {
    return new Backoff(FIRST, GREATEST, () -> random);
  }
}
