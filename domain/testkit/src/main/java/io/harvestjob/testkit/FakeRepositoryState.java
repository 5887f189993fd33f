package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Everything that the fake remembers. Guarded by the lock of the fake. */
final class FakeRepositoryState {

  final FailurePlan failures = new FailurePlan();
  final RequestLog requests = new RequestLog();
  private final Map<HarvestJobId, StoredHarvestJob> jobs = new HashMap<>();
  private Duration latency = Duration.ZERO;

  void put(HarvestJob job, FakeBehaviour behaviour, Instant now) {
    jobs.put(job.id(), new StoredHarvestJob(job, behaviour, now));
    failures.replace(job.id(), behaviour.failures());
  }

  void setLatency(Duration latency) {
    this.latency = latency;
  }

  Duration latency(HarvestJobId id) {
    StoredHarvestJob job = jobs.get(id);
    return job == null ? latency : latency.plus(job.latency());
  }

  StoredHarvestJob requireJob(HarvestJobId id) {
    StoredHarvestJob job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return job;
  }

  HarvestJob lookUp(HarvestJobId id, Instant now) {
    try {
      HarvestJob job = jobOrError(id, now);
      requests.add(new RecordedRequest(id, now, job.status().text()));
      return job;
    } catch (HarvestJobException e) {
      requests.add(new RecordedRequest(id, now, e.getClass().getSimpleName()));
      throw e;
    }
  }

  private HarvestJob jobOrError(HarvestJobId id, Instant now) {
    failures
        .next(id)
        .ifPresent(
            error -> {
              throw error;
            });
    StoredHarvestJob job = jobs.get(id);
    if (job == null) {
      throw ServiceErrorType.NOT_FOUND.toException("Harvest job %s not found".formatted(id));
    }
    return job.lookUp(now);
  }
}
