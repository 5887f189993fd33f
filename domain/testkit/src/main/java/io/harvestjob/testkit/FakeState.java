package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.RecordedRequest.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that the fake remembers until it is reset. Guarded by the lock of the fake. */
final class FakeState {

  final FailureQueue lookupFailures = new FailureQueue();
  final FailureQueue createFailures = new FailureQueue();
  final FailureQueue listFailures = new FailureQueue();
  final CreatedHarvestJobFactory createdJobs = new CreatedHarvestJobFactory();
  final RequestLog requests = new RequestLog();
  FakeJobBehaviour createdJobBehaviour = FakeJobBehaviour.NONE;

  private final Map<HarvestJobId, FakeHarvestJob> jobs = new LinkedHashMap<>();
  private final Map<HarvestJobId, FailureQueue> failuresOfOneId = new HashMap<>();
  private long lastPosition;

  void put(HarvestJob job, FakeJobBehaviour behaviour, Instant now) {
    add(job, behaviour, now);
    failuresOfOneId.remove(job.id());
    behaviour.failures().forEach(failure -> failNext(job.id(), failure));
  }

  /** A job that replaces another takes its position in lists. */
  private void add(HarvestJob job, FakeJobBehaviour behaviour, Instant now) {
    FakeHarvestJob replaced = jobs.get(job.id());
    long position = replaced == null ? ++lastPosition : replaced.position;
    jobs.put(job.id(), new FakeHarvestJob(job, behaviour, now, position));
  }

  void remove(HarvestJobId id) {
    requireJob(id);
    jobs.remove(id);
    failuresOfOneId.remove(id);
  }

  FakeHarvestJob requireJob(HarvestJobId id) {
    FakeHarvestJob job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return job;
  }

  String eventJson(HarvestJobId id, Instant now) {
    FakeHarvestJob job = requireJob(id);
    return HarvestJobEventWriter.write(
        job.current(now), job.notification(now), createdJobs.region, createdJobs.accountId);
  }

  void failNext(HarvestJobId id, PlannedFailure failure) {
    failuresOfOneId.computeIfAbsent(id, absent -> new FailureQueue()).add(failure);
  }

  Duration latency(HarvestJobId id) {
    FakeHarvestJob job = jobs.get(id);
    return job == null ? Duration.ZERO : job.latency();
  }

  HarvestJob lookUp(HarvestJobId id, Instant now) {
    return requests.record(
        Operation.DESCRIBE_HARVEST_JOB, id.value(), now, () -> jobOrError(id, now));
  }

  private HarvestJob jobOrError(HarvestJobId id, Instant now) {
    failuresOfOneId.getOrDefault(id, new FailureQueue()).throwNext();
    lookupFailures.throwNext();
    FakeHarvestJob job = jobs.get(id);
    if (job == null) {
      throw ServiceErrorType.NOT_FOUND.toException("Harvest job %s not found".formatted(id));
    }
    return job.lookUp(now);
  }

  HarvestJob create(CreateHarvestJobRequest request, Instant now) {
    return requests.record(
        Operation.CREATE_HARVEST_JOB, request.id(), now, () -> createdOrError(request, now));
  }

  private HarvestJob createdOrError(CreateHarvestJobRequest request, Instant now) {
    createFailures.throwNext();
    HarvestJob job = createdJobs.create(request, jobs(now), now);
    add(job, createdJobBehaviour, now);
    createdJobBehaviour.failures().forEach(failure -> failNext(job.id(), failure));
    return job;
  }

  HarvestJobPage list(ListHarvestJobsRequest request, Instant now) {
    return requests.record(Operation.LIST_HARVEST_JOBS, null, now, () -> pageOrError(request, now));
  }

  private HarvestJobPage pageOrError(ListHarvestJobsRequest request, Instant now) {
    listFailures.throwNext();
    return HarvestJobPage.of(request, jobs.values(), now);
  }

  List<HarvestJob> jobs(Instant now) {
    return jobs.values().stream().map(job -> job.current(now)).toList();
  }
}
