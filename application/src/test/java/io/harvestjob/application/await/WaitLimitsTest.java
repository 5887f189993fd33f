package io.harvestjob.application.await;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("FutureReturnValueIgnored") // the waits are only there to be looked for
class WaitLimitsTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void looksInABurstAndThenAtARate() {
    start(waits(new WaitLimits(2, 3, 10)), 6);
    time.pass(seconds(5));

    assertLooksAtSeconds(0, 0, 0, 0.5, 1, 1.5);
  }

  @Test
  void fillsUpAgainInAQuietTime() {
    HarvestJobWaits limited = waits(new WaitLimits(2, 3, 10));
    service.answers(SUCCEEDED);
    start(limited, 3);
    time.pass(seconds(100));
    start(limited, 4);
    time.pass(seconds(0.5));

    assertLooksAtSeconds(0, 0, 0, 100, 100, 100, 100.5);
  }

  @Test
  void saysNothingMoreInABurstWhenAskedToSlowDown() {
    service.fails(ServiceErrorType.TOO_MANY_REQUESTS.toException("slow down")).answers(IN_PROGRESS);
    HarvestJobWaits limited = waits(new WaitLimits(2, 10, 1));
    start(limited, 3);
    time.pass(seconds(5));

    assertLooksAtSeconds(0, 0.5, 1);
  }

  @Test
  void hasNoMoreLookupsUnderWayThanAllowed() {
    start(waits(service, new WaitLimits(100, 100, 2), time.after(seconds(1)), MIDDLE), 5);
    time.pass(seconds(3));

    assertLooksAtSeconds(1, 1, 2, 2, 3);
  }

  @Test
  void looksOnWhenOneIsNotThereAndAnotherIsDenied() {
    service
        .fails(
            ServiceErrorType.NOT_FOUND.toException("who?"),
            ServiceErrorType.FORBIDDEN.toException("no"))
        .answers(IN_PROGRESS);
    start(waits(new WaitLimits(100, 100, 1)), 3);
    time.pass(seconds(1));

    assertThat(service.ids()).containsExactly("job-0", "job-1", "job-2");
  }

  @Test
  void looksFirstAtWhatHasBeenDueLongest() {
    HarvestJobWaits limited = waits(new WaitLimits(1, 1, 1));
    start(limited, 15);
    time.pass(seconds(30));

    assertThat(service.ids().subList(0, 15)).doesNotHaveDuplicates();
    assertThat(service.ids().subList(15, 30)).isEqualTo(service.ids().subList(0, 15));
  }

  @Test
  void letsALastLookGoFirst() {
    HarvestJobWaits limited = waits(new WaitLimits(1, 1, 1));
    start(limited, 100);
    limited.start(new HarvestJobId("last"), seconds(5));
    time.pass(seconds(5));

    assertThat(service.ids().get(5)).isEqualTo("last");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0009, 1, 1, lookupsPerSecond is out of range: 9.0E-4",
    "NaN, 1, 1, lookupsPerSecond is out of range: NaN",
    "1, 0, 1, burst is out of range: 0",
    "1, 100001, 1, burst is out of range: 100001",
    "1, 1, 0, lookupsAtOnce is out of range: 0"
  })
  void refusesALimitThatIsOutOfRange(
      double lookupsPerSecond, int burst, int lookupsAtOnce, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WaitLimits(lookupsPerSecond, burst, lookupsAtOnce))
        .withMessage(message);
  }

  @Test
  void takesTheSlowestAndTheFastest() {
    start(waits(new WaitLimits(0.001, 100_000, 1)), 1);
    start(waits(new WaitLimits(Double.POSITIVE_INFINITY, 1, 1)), 2);
    time.pass(seconds(1));

    assertThat(service.ids()).hasSize(3);
  }

  private static void start(HarvestJobWaits waits, int count) {
    numbers(count).forEach(n -> waits.start(new HarvestJobId("job-" + n), HOUR));
  }
}
