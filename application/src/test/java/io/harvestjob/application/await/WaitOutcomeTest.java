package io.harvestjob.application.await;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harvestjob.application.await.WaitOutcome.EndedOtherwise;
import io.harvestjob.application.await.WaitOutcome.Failed;
import io.harvestjob.application.await.WaitOutcome.NotFound;
import io.harvestjob.application.await.WaitOutcome.Succeeded;
import io.harvestjob.application.await.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitOutcomeTest {

  static Stream<Arguments> everyEnd() {
    HarvestJob job = aHarvestJob().build();
    NotFoundException unknown = (NotFoundException) ServiceErrorType.NOT_FOUND.toException("who?");
    return Stream.of(
        arguments(new Succeeded(job), "succeeded"),
        arguments(new Failed(job, "reason"), "failed"),
        arguments(new EndedOtherwise(job), "ended otherwise"),
        arguments(new TimedOut(null, null), "timed out"),
        arguments(new NotFound(unknown), "not found"));
  }

  @ParameterizedTest
  @MethodSource("everyEnd")
  void makesTheCallerSayWhatEachEndMeans(WaitOutcome end, String name) {
    assertThat(end.<String>fold(new Names())).isEqualTo(name);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void namesTheComponentThatIsNull() {
    assertThatNullPointerException().isThrownBy(() -> new Succeeded(null)).withMessage("job");
    assertThatNullPointerException().isThrownBy(() -> new Failed(null, "")).withMessage("job");
    assertThatNullPointerException().isThrownBy(() -> new EndedOtherwise(null)).withMessage("job");
    assertThatNullPointerException().isThrownBy(() -> new NotFound(null)).withMessage("error");
  }

  private static final class Names implements WaitOutcome.Cases<String> {

    @Override
    public String succeeded(Succeeded end) {
      return "succeeded";
    }

    @Override
    public String failed(Failed end) {
      return "failed";
    }

    @Override
    public String endedOtherwise(EndedOtherwise end) {
      return "ended otherwise";
    }

    @Override
    public String timedOut(TimedOut end) {
      return "timed out";
    }

    @Override
    public String notFound(NotFound end) {
      return "not found";
    }
  }
}
