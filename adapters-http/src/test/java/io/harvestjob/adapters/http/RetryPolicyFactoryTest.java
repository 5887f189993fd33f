package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.TooManyRequestsException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyFactoryTest {

  private static final CallDeadline FAR = CallDeadline.in(Duration.ofDays(1));

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "1000, 5000"})
  void doublesTheRangeOfPausesUpToFiveSeconds(int attempts, long millis) {
    assertThat(factory(1).pause(attempts, unavailable(), FAR)).hasMillis(millis);
  }

  @Test
  void takesAnyPauseOfTheRange() {
    assertThat(factory(0).pause(3, unavailable(), FAR)).isZero();
    assertThat(factory(0.25).pause(3, unavailable(), FAR)).hasMillis(100);
  }

  @Test
  void pausesNoLessThanTheServiceAsksFor() {
    assertThat(factory(1).pause(1, throttled(Duration.ofSeconds(60)), FAR)).hasSeconds(60);
    assertThat(factory(1).pause(1, throttled(Duration.ofMillis(99)), FAR)).hasMillis(100);
  }

  @Test
  void pausesNoLongerThanUntilTheDeadline() {
    assertThat(factory(1).pause(9, unavailable(), CallDeadline.in(Duration.ofSeconds(2))))
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @RepeatedTest(20)
  void staysInTheRangeByDefault() {
    assertThat(new RetryPolicyFactory(4, RetryPolicyFactory.RANDOM).pause(1, unavailable(), FAR))
        .isBetween(Duration.ZERO, Duration.ofMillis(100));
  }

  private static RetryPolicyFactory factory(double random) {
    return new RetryPolicyFactory(4, () -> random);
  }

  private static HarvestJobException unavailable() {
    return ServiceErrorType.SERVICE_UNAVAILABLE.toException("not now");
  }

  private static HarvestJobException throttled(@Nullable Duration retryAfter) {
    return new TooManyRequestsException(new Details("slow down", 429, null, null, retryAfter));
  }
}
