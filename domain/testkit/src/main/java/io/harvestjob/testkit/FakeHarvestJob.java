package io.harvestjob.testkit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJobLike;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One job of the fake with its behaviour. Guarded by the lock of the fake. */
final class FakeHarvestJob {

  /** The place of the job in the order in which jobs were added. */
  final long position;

  private final FakeJobBehaviour behaviour;
  private final Instant addedAt;
  private HarvestJob job;
  private int lookups;
  private @Nullable String failureReason;

  FakeHarvestJob(HarvestJob job, FakeJobBehaviour behaviour, Instant addedAt, long position) {
    behaviour.requirePossible(job);
    this.job = job;
    this.behaviour = behaviour;
    this.addedAt = addedAt;
    this.position = position;
  }

  HarvestJob lookUp(Instant now) {
    HarvestJob current = current(now);
    lookups++;
    return current;
  }

  HarvestJob current(Instant now) {
    Duration age = Duration.between(addedAt, now);
    if (!job.isFinished() && behaviour.trigger().isDue(lookups, age)) {
      setStatus(behaviour.finalStatus());
    }
    return job;
  }

  void finish(FinalStatus finalStatus, Instant now) {
    if (current(now).isFinished()) {
      throw new IllegalStateException("%s is %s already".formatted(job.id(), job.status()));
    }
    setStatus(finalStatus);
  }

  @Nullable String failureReason(Instant now) {
    return current(now).isFinished() ? failureReason : null;
  }

  HarvestJobNotification notification(Instant now) {
    HarvestJob current = current(now);
    if (!current.isFinished()) {
      throw new IllegalStateException(
          "%s is %s; an event tells only of a finished job"
              .formatted(current.id(), current.status()));
    }
    return new HarvestJobNotification(
        current.id(),
        current.status(),
        failureReason,
        HarvestJobTime.of(now.truncatedTo(ChronoUnit.SECONDS)));
  }

  Duration latency() {
    return behaviour.latency();
  }

  private void setStatus(FinalStatus finalStatus) {
    job = aHarvestJobLike(job).withStatus(finalStatus.status()).build();
    failureReason = finalStatus.reason();
  }
}
