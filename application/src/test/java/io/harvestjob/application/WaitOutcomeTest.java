package io.harvestjob.application;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harvestjob.application.WaitOutcome.Failed;
import io.harvestjob.application.WaitOutcome.NotFound;
import io.harvestjob.application.WaitOutcome.NotSucceededException;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.application.WaitOutcome.UnknownStatus;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceErrorType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitOutcomeTest {

  @Test
  void returnsTheJobThatSucceeded() {
    HarvestJob job = aHarvestJob().build();

    assertThat(new Succeeded(job).jobOrThrow()).isSameAs(job);
  }

  @Test
  void throwsWhatDescribingThrowsForAJobThatIsNotFound() {
    NotFoundException unknown = (NotFoundException) ServiceErrorType.NOT_FOUND.toException("who?");

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> new NotFound(unknown).jobOrThrow())
        .isSameAs(unknown);
  }

  @Test
  void returnsTheJobAsItWasLastSeen() {
    HarvestJob job = aHarvestJob().build();
    NotFoundException unknown = (NotFoundException) ServiceErrorType.NOT_FOUND.toException("who?");

    assertThat(Stream.of(new Succeeded(job), new Failed(job, null), new UnknownStatus(job)))
        .allSatisfy(outcome -> assertThat(((WaitOutcome) outcome).job()).isSameAs(job));
    assertThat(new TimedOut(job, null).job()).isSameAs(job);
    assertThat(new TimedOut(null, null).job()).isNull();
    assertThat(new NotFound(unknown).job()).isNull();
  }

  static Stream<Arguments> outcomesWithoutSuccess() {
    HarvestJob job = aHarvestJob().withStatus("CANCELLED").build();
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    return Stream.of(
        arguments(new Failed(job, "no content"), "Harvest job job-1 failed: no content", null),
        arguments(new Failed(job, null), "Harvest job job-1 failed", null),
        arguments(new UnknownStatus(job), "Harvest job job-1 ended in status CANCELLED", null),
        arguments(
            new TimedOut(job, null), "Harvest job job-1 was not finished at the deadline", null),
        arguments(
            new TimedOut(null, down), "The harvest job was not finished at the deadline", down));
  }

  @ParameterizedTest
  @MethodSource("outcomesWithoutSuccess")
  void throwsAnExceptionThatHoldsTheOutcome(
      WaitOutcome outcome, String message, @Nullable Throwable cause) {
    assertThatExceptionOfType(NotSucceededException.class)
        .isThrownBy(outcome::jobOrThrow)
        .withMessage(message)
        .satisfies(thrown -> assertThat(thrown.outcome()).isSameAs(outcome))
        .satisfies(thrown -> assertThat(thrown.getCause()).isSameAs(cause));
  }
}
