package io.harvestjob.testkit;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.testkit.RecordedRequest.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that the fake remembers. Guarded by the lock of the fake. */
final class FakeRepositoryState {

  final LookupFailurePlan failures = new LookupFailurePlan();
  final FailureQueue createFailures = new FailureQueue();
  final FailureQueue listFailures = new FailureQueue();
  final RequestLog requests = new RequestLog();
  private final HarvestJobMap jobs = new HarvestJobMap();
  private Duration latency = Duration.ZERO;
  private FakeBehaviour createdJobBehaviour = FakeBehaviour.NONE;
  private @Nullable Integer quota;
  private @Nullable Map<String, String> channelIds;

  void put(HarvestJob job, FakeBehaviour behaviour, Instant now) {
    jobs.put(job.id(), new FakeHarvestJob(job, behaviour, now));
    failures.replace(job.id(), behaviour.failures());
  }

  void setLatency(Duration latency) {
    this.latency = latency;
  }

  void setCreatedJobBehaviour(FakeBehaviour behaviour) {
    createdJobBehaviour = behaviour;
  }

  void setQuota(int maxInProgress) {
    quota = maxInProgress;
  }

  void setOriginEndpoints(Map<String, String> channelIds) {
    this.channelIds = channelIds;
  }

  Duration latency(HarvestJobId id) {
    FakeHarvestJob job = jobs.get(id);
    return job == null ? latency : latency.plus(job.latency());
  }

  FakeHarvestJob requireJob(HarvestJobId id) {
    FakeHarvestJob job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return job;
  }

  HarvestJob lookUp(HarvestJobId id, Instant now) {
    return record(
        Operation.DESCRIBE_HARVEST_JOB,
        id.value(),
        now,
        () -> jobOrError(id, now),
        job -> job.status().text());
  }

  private HarvestJob jobOrError(HarvestJobId id, Instant now) {
    throwIfPresent(failures.next(id));
    FakeHarvestJob job = jobs.get(id);
    if (job == null) {
      throw ServiceErrorType.NOT_FOUND.toException("Harvest job %s not found".formatted(id));
    }
    return job.lookUp(now);
  }

  HarvestJob create(CreateHarvestJobRequest request, Instant now) {
    return record(
        Operation.CREATE_HARVEST_JOB,
        request.id(),
        now,
        () -> createdOrError(request, now),
        job -> job.status().text());
  }

  private HarvestJob createdOrError(CreateHarvestJobRequest request, Instant now) {
    throwIfPresent(createFailures.next());
    HarvestJob job =
        CreateHarvestJobRequestValidator.toJob(
            request, this::channelId, now.truncatedTo(ChronoUnit.SECONDS));
    requireUnused(job.id());
    requireQuota(now);
    jobs.put(job.id(), new FakeHarvestJob(job, createdJobBehaviour, now));
    createdJobBehaviour.failures().forEach(planned -> failures.add(job.id(), planned));
    return job;
  }

  private String channelId(String originEndpointId) {
    if (channelIds == null) {
      return originEndpointId + "-channel";
    }
    String channelId = channelIds.get(originEndpointId);
    if (channelId == null) {
      throw ServiceErrorType.NOT_FOUND.toException(
          "originEndpointId names no origin endpoint of this account");
    }
    return channelId;
  }

  private void requireUnused(HarvestJobId id) {
    if (jobs.get(id) != null) {
      throw CreateHarvestJobRequestValidator.invalid(
          "id", "is taken: there is a harvest job " + id);
    }
  }

  private void requireQuota(Instant now) {
    if (quota != null && jobs.countInProgress(now) >= quota) {
      throw ServiceErrorType.TOO_MANY_REQUESTS.toException(
          "The quota of %d harvest jobs in progress is reached".formatted(quota));
    }
  }

  HarvestJobPage list(ListHarvestJobsRequest request, Instant now) {
    return record(
        Operation.LIST_HARVEST_JOBS,
        null,
        now,
        () -> {
          throwIfPresent(listFailures.next());
          return jobs.list(request, now);
        },
        page -> page.harvestJobs().size() + " jobs");
  }

  List<HarvestJob> jobs(Instant now) {
    return jobs.all(now);
  }

  private <T> T record(
      Operation operation,
      @Nullable String id,
      Instant now,
      Supplier<T> request,
      Function<T, String> outcome) {
    try {
      T response = request.get();
      requests.add(new RecordedRequest(operation, id, now, outcome.apply(response)));
      return response;
    } catch (HarvestJobException e) {
      requests.add(new RecordedRequest(operation, id, now, e.getClass().getSimpleName()));
      throw e;
    }
  }

  private static void throwIfPresent(Optional<HarvestJobException> failure) {
    failure.ifPresent(
        error -> {
          throw error;
        });
  }
}
