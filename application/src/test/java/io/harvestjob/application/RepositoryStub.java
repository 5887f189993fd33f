package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/** A repository that records its calls and returns or throws by plan, the last for ever. */
final class RepositoryStub implements HarvestJobRepository {

  private final ManualScheduler time;
  private final List<Duration> times = new ArrayList<>();
  private final List<HarvestJobId> ids = new ArrayList<>();
  private final Queue<Function<HarvestJobId, HarvestJob>> plan = new ArrayDeque<>();
  private Function<HarvestJobId, HarvestJob> last = id -> job(id, IN_PROGRESS);

  RepositoryStub(ManualScheduler time) {
    this.time = time;
  }

  RepositoryStub returns(HarvestJobStatus... statuses) {
    for (HarvestJobStatus status : statuses) {
      plan.add(id -> job(id, status));
    }
    return this;
  }

  RepositoryStub fails(Throwable... failures) {
    for (Throwable failure : failures) {
      plan.add(
          id -> {
            throw ThrowableExamples.<RuntimeException>undeclared(failure);
          });
    }
    return this;
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    times.add(time.elapsed());
    ids.add(id);
    last = plan.isEmpty() ? last : plan.remove();
    return last.apply(id);
  }

  /** The times of the calls, since the start. */
  List<Duration> times() {
    return times;
  }

  /** The ids of the calls, in order. */
  List<String> ids() {
    return ids.stream().map(HarvestJobId::value).toList();
  }

  private static HarvestJob job(HarvestJobId id, HarvestJobStatus status) {
    return aHarvestJob().withId(id.value()).withStatus(status).build();
  }
}
