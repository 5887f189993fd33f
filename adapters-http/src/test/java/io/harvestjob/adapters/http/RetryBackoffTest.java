package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.domain.TooManyRequestsException;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "1000, 5000"})
  void doublesTheRangeOfPausesUpToFiveSeconds(int attempts, long millis) {
    assertThat(backoff(1).pause(attempts, unavailable())).hasMillis(millis);
  }

  @Test
  void takesAnyPauseOfTheRange() {
    assertThat(backoff(0).pause(3, unavailable())).isZero();
    assertThat(backoff(0.25).pause(3, unavailable())).hasMillis(100);
  }

  @Test
  void pausesNoLessThanTheServiceAsksFor() {
    assertThat(backoff(1).pause(1, throttled(Duration.ofSeconds(60)))).hasSeconds(60);
    assertThat(backoff(1).pause(1, throttled(Duration.ofMillis(99)))).hasMillis(100);
  }

  @RepeatedTest(20)
  void staysInTheRangeByDefault() {
    assertThat(RetryBackoff.RANDOM.pause(1, unavailable()))
        .isBetween(Duration.ZERO, Duration.ofMillis(100));
  }

  private static RetryBackoff backoff(double random) {
    return new RetryBackoff(() -> random);
  }

  private static HarvestJobException unavailable() {
    return ServiceErrorType.SERVICE_UNAVAILABLE.toException("not now");
  }

  private static HarvestJobException throttled(Duration retryAfter) {
    return new TooManyRequestsException(new Details("slow down", 429, null, null, retryAfter));
  }
}
