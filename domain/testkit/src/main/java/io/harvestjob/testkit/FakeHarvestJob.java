package io.harvestjob.testkit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJobLike;

import io.harvestjob.domain.HarvestJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job of the fake with its behaviour. Guarded by the lock of the fake. */
final class FakeHarvestJob {

  private final FakeJobBehaviour behaviour;
  private final Instant addedAt;
  private final long position;
  private HarvestJob job;
  private int lookups;
  private @Nullable String failureReason;

  FakeHarvestJob(HarvestJob job, FakeJobBehaviour behaviour, Instant addedAt, long position) {
    if (job.isFinished() && !behaviour.isManual()) {
      throw new IllegalArgumentException(
          "the job %s cannot finish: it is %s already".formatted(job.id(), job.status()));
    }
    this.job = job;
    this.behaviour = behaviour;
    this.addedAt = addedAt;
    this.position = position;
  }

  /** Returns the place of the job in the order in which jobs were added. */
  long position() {
    return position;
  }

  HarvestJob lookUp(Instant now) {
    HarvestJob current = current(now);
    lookups++;
    return current;
  }

  HarvestJob current(Instant now) {
    finishIfDue(now);
    return job;
  }

  void finish(FinalStatus finalStatus, Instant now) {
    finishIfDue(now);
    if (job.isFinished()) {
      throw new IllegalStateException("%s is %s already".formatted(job.id(), job.status()));
    }
    setStatus(finalStatus);
  }

  Optional<String> failureReason(Instant now) {
    finishIfDue(now);
    return Optional.ofNullable(failureReason);
  }

  Duration latency() {
    return behaviour.latency();
  }

  private void finishIfDue(Instant now) {
    if (!job.isFinished() && behaviour.trigger().isDue(lookups, addedAt, now)) {
      setStatus(behaviour.finalStatus());
    }
  }

  private void setStatus(FinalStatus finalStatus) {
    job = aHarvestJobLike(job).withStatus(finalStatus.status()).build();
    failureReason = finalStatus.reason();
  }
}
