package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("FutureReturnValueIgnored") // the waits are only there to be polled
class PollLimitsTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void pollsInABurstAndThenAtARate() {
    start(serviceWithin(new PollLimits(2, 3, 10)), 6);
    time.pass(seconds(5));

    assertPollsAtSeconds(0, 0, 0, 0.5, 1, 1.5);
  }

  @Test
  void allowsABurstAgainAfterATimeWithoutPolls() {
    AwaitHarvestJob limited = serviceWithin(new PollLimits(2, 3, 10));
    repository.returns(SUCCEEDED);
    start(limited, 3);
    time.pass(seconds(100));
    start(limited, 4);
    time.pass(seconds(0.5));

    assertPollsAtSeconds(0, 0, 0, 100, 100, 100, 100.5);
  }

  @Test
  void endsABurstWhenThrottled() {
    repository
        .fails(ServiceErrorType.TOO_MANY_REQUESTS.toException("slow down"))
        .returns(IN_PROGRESS);
    AwaitHarvestJob limited = serviceWithin(new PollLimits(2, 10, 1));
    start(limited, 3);
    time.pass(seconds(5));

    assertPollsAtSeconds(0, 0.5, 1);
  }

  @Test
  void hasNoMorePollsInFlightThanAllowed() {
    start(
        builder(repository)
            .limits(new PollLimits(100, 100, 2))
            .executor(time.after(seconds(1)))
            .build(),
        5);
    time.pass(seconds(3));

    assertPollsAtSeconds(1, 1, 2, 2, 3);
  }

  @Test
  void givesThePollSlotBackWhenAJobIsNotFoundOrDenied() {
    repository
        .fails(
            ServiceErrorType.NOT_FOUND.toException("who?"),
            ServiceErrorType.FORBIDDEN.toException("no"))
        .returns(IN_PROGRESS);
    start(serviceWithin(new PollLimits(100, 100, 1)), 3);
    time.pass(seconds(1));

    assertThat(repository.ids()).containsExactly("job-0", "job-1", "job-2");
  }

  @Test
  void pollsFirstWhatHasBeenDueLongest() {
    AwaitHarvestJob limited = serviceWithin(new PollLimits(1, 1, 1));
    start(limited, 15);
    time.pass(seconds(30));

    assertThat(repository.ids().subList(0, 15)).doesNotHaveDuplicates();
    assertThat(repository.ids().subList(15, 30)).isEqualTo(repository.ids().subList(0, 15));
  }

  @Test
  void letsALastPollGoFirst() {
    AwaitHarvestJob limited = serviceWithin(new PollLimits(1, 1, 1));
    start(limited, 100);
    start(limited, "last", seconds(5));
    time.pass(seconds(5));

    assertThat(repository.ids().get(5)).isEqualTo("last");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0009, 1, 1, pollsPerSecond is out of range: 9.0E-4",
    "NaN, 1, 1, pollsPerSecond is out of range: NaN",
    "1, 0, 1, burst is out of range: 0",
    "1, 100001, 1, burst is out of range: 100001",
    "1, 1, 0, maxConcurrentPolls is out of range: 0"
  })
  void rejectsALimitThatIsOutOfRange(
      double pollsPerSecond, int burst, int maxConcurrentPolls, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PollLimits(pollsPerSecond, burst, maxConcurrentPolls))
        .withMessage(message);
  }

  @Test
  void acceptsTheLeastAndTheGreatestRate() {
    start(serviceWithin(new PollLimits(0.001, 100_000, 1)), 1);
    start(serviceWithin(new PollLimits(Double.POSITIVE_INFINITY, 1, 1)), 2);
    time.pass(seconds(1));

    assertThat(repository.ids()).hasSize(3);
  }

  private static void start(AwaitHarvestJob await, int count) {
    numbers(count).forEach(n -> start(await, "job-" + n, HOUR));
  }
}
