package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJobService.Statistics;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // the waits are only there to be counted
class WaitStatisticsTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void countsNothingAtFirst() {
    assertThat(service.statistics()).isEqualTo(new Statistics(0, 0, 0));
  }

  @Test
  void countsEachWaitAndThePollTheyShare() {
    start(HOUR);
    start(HOUR);
    time.pass();

    assertThat(service.statistics()).isEqualTo(new Statistics(2, 1, 0));
  }

  @Test
  void countsNoWaitThatHasEnded() {
    repository.returns(IN_PROGRESS, SUCCEEDED);
    start(HOUR);
    time.pass(HOUR);

    assertThat(service.statistics()).isEqualTo(new Statistics(0, 2, 0));
  }

  @Test
  void countsThrottlesAndNoOtherError() {
    repository.fails(
        ServiceErrorType.TOO_MANY_REQUESTS.toException("slow down"),
        ServiceErrorType.SERVICE_UNAVAILABLE.toException("down"));
    start(seconds(10));
    time.pass(seconds(10));

    assertThat(service.statistics()).isEqualTo(new Statistics(0, 2, 1));
  }
}
