package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.FinalStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member {@code Fake} of a job: how it behaves in the fake. */
record FakeMember(FakeJobBehaviour behaviour) {

  @JsonCreator
  static FakeMember of(
      @JsonProperty("FinishAfterLookups") @Nullable Integer lookups,
      @JsonProperty("FinishAfterSeconds") @Nullable Integer seconds,
      @JsonProperty("FinishAs") @Nullable HarvestJobStatus finishAs,
      @JsonProperty("FailNext") @Nullable List<FailureMember> failNext,
      @JsonProperty("LatencyMillis") @Nullable Integer latencyMillis) {
    if (finishAs != null && !(finishAs.isKnown() && finishAs.isFinished())) {
      throw new IllegalArgumentException("FinishAs must be SUCCEEDED or FAILED");
    }
    return new FakeMember(
        new FakeJobBehaviour(
            finishAfter(lookups, seconds).trigger(),
            new FinalStatus(requireNonNullElse(finishAs, HarvestJobStatus.SUCCEEDED), null),
            FailureMember.toFailures(failNext),
            Duration.ofMillis(requireNonNullElse(latencyMillis, 0))));
  }

  private static FakeJobBehaviour finishAfter(
      @Nullable Integer lookups, @Nullable Integer seconds) {
    if (lookups != null && seconds != null) {
      throw new IllegalArgumentException("FinishAfterSeconds contradicts FinishAfterLookups");
    }
    if (lookups != null) {
      return FakeJobBehaviour.finishAfterLookups(lookups);
    }
    return seconds == null
        ? FakeJobBehaviour.NONE
        : FakeJobBehaviour.finishAfter(Duration.ofSeconds(seconds));
  }
}
