package io.harvestjob.testkit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJobLike;

import io.harvestjob.domain.HarvestJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job and what becomes of it. Guarded by the lock of the fake. */
final class FakeJob {

  private final FakeBehaviour behaviour;
  private final Instant begin;
  private HarvestJob job;
  private int answered;
  private @Nullable String failureReason;

  FakeJob(HarvestJob job, FakeBehaviour behaviour, Instant begin) {
    if (job.isFinished() && !behaviour.finishesByHand()) {
      throw new IllegalArgumentException(
          "finish cannot come: %s is %s already".formatted(job.id(), job.status()));
    }
    this.job = job;
    this.behaviour = behaviour;
    this.begin = begin;
  }

  HarvestJob answer(Instant now) {
    finishIfDue(now);
    answered++;
    return job;
  }

  void finishByHand(Ending ending, Instant now) {
    finishIfDue(now);
    if (job.isFinished()) {
      throw new IllegalStateException("%s is %s already".formatted(job.id(), job.status()));
    }
    end(ending);
  }

  Optional<String> failureReason(Instant now) {
    finishIfDue(now);
    return Optional.ofNullable(failureReason);
  }

  Duration latency() {
    return behaviour.latency();
  }

  private void finishIfDue(Instant now) {
    if (!job.isFinished() && behaviour.finish().isDue(answered, begin, now)) {
      end(behaviour.ending());
    }
  }

  private void end(Ending ending) {
    job = aHarvestJobLike(job).withStatus(ending.status()).build();
    failureReason = ending.reason();
  }
}
