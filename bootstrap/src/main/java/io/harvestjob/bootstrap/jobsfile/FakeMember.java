package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.CompletionTrigger;
import io.harvestjob.testkit.CompletionTrigger.AfterDuration;
import io.harvestjob.testkit.CompletionTrigger.AfterLookups;
import io.harvestjob.testkit.CompletionTrigger.Manual;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.FinalStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member {@code Fake} of a job: how it behaves in the fake. */
record FakeMember(
    @Nullable Integer finishAfterLookups,
    @Nullable Integer finishAfterSeconds,
    @Nullable HarvestJobStatus finishAs,
    @Nullable List<FailureMember> failNext,
    @Nullable Integer latencyMillis) {

  FakeMember {
    if (finishAfterLookups != null && finishAfterSeconds != null) {
      throw new IllegalArgumentException("FinishAfterSeconds contradicts FinishAfterLookups");
    }
    if (finishAs != null && finishAfterLookups == null && finishAfterSeconds == null) {
      throw new IllegalArgumentException(
          "FinishAs needs FinishAfterLookups or FinishAfterSeconds beside it");
    }
    if (finishAs != null && !(finishAs.isKnown() && finishAs.isFinished())) {
      throw new IllegalArgumentException("FinishAs must be SUCCEEDED or FAILED");
    }
  }

  FakeJobBehaviour behaviour() {
    return new FakeJobBehaviour(
        trigger(),
        new FinalStatus(requireNonNullElse(finishAs, HarvestJobStatus.SUCCEEDED), null),
        FailureMember.toFailures(failNext),
        Duration.ofMillis(requireNonNullElse(latencyMillis, 0)));
  }

  private CompletionTrigger trigger() {
    if (finishAfterLookups != null) {
      return new AfterLookups(finishAfterLookups);
    }
    return finishAfterSeconds == null
        ? new Manual()
        : new AfterDuration(Duration.ofSeconds(finishAfterSeconds));
  }
}
