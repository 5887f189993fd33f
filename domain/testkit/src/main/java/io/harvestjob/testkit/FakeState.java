package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the fake remembers. Guarded by the lock of the fake. */
final class FakeState {

  final FailurePlan failures = new FailurePlan();
  final LookupLog lookups = new LookupLog();
  private final Map<HarvestJobId, FakeJob> jobs = new HashMap<>();
  private Duration latency = Duration.ZERO;

  void put(HarvestJob job, FakeBehaviour behaviour, Instant now) {
    jobs.put(job.id(), new FakeJob(job, behaviour, now));
    failures.replace(job.id(), behaviour.failures());
  }

  void setLatency(Duration latency) {
    this.latency = latency;
  }

  Duration latency(HarvestJobId id) {
    FakeJob job = jobs.get(id);
    return job == null ? latency : latency.plus(job.latency());
  }

  FakeJob job(HarvestJobId id) {
    FakeJob job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return job;
  }

  HarvestJob look(HarvestJobId id, Instant now) {
    try {
      HarvestJob job = answer(id, now);
      lookups.add(new Lookup(id, now, job.status().text()));
      return job;
    } catch (HarvestJobException e) {
      lookups.add(new Lookup(id, now, e.getClass().getSimpleName()));
      throw e;
    }
  }

  private HarvestJob answer(HarvestJobId id, Instant now) {
    failures
        .next(id)
        .ifPresent(
            error -> {
              throw error;
            });
    return found(id, jobs.get(id)).answer(now);
  }

  private static FakeJob found(HarvestJobId id, @Nullable FakeJob job) {
    if (job == null) {
      throw ServiceErrorType.NOT_FOUND.toException("Harvest job %s not found".formatted(id));
    }
    return job;
  }
}
