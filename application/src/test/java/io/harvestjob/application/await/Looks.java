package io.harvestjob.application.await;

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

/** A service that notes when it is asked and answers by plan, its last answer for ever. */
final class Looks implements HarvestJobRepository {

  private final VirtualTime time;
  private final List<Duration> times = new ArrayList<>();
  private final List<HarvestJobId> ids = new ArrayList<>();
  private final Queue<Function<HarvestJobId, HarvestJob>> plan = new ArrayDeque<>();
  private Function<HarvestJobId, HarvestJob> last = id -> job(id, IN_PROGRESS);

  Looks(VirtualTime time) {
    this.time = time;
  }

  Looks answers(HarvestJobStatus... statuses) {
    for (HarvestJobStatus status : statuses) {
      plan.add(id -> job(id, status));
    }
    return this;
  }

  Looks fails(RuntimeException... errors) {
    for (RuntimeException error : errors) {
      plan.add(
          id -> {
            throw error;
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

  /** When it was asked, since the start. */
  List<Duration> times() {
    return times;
  }

  /** What it was asked for, in order. */
  List<String> ids() {
    return ids.stream().map(HarvestJobId::value).toList();
  }

  private static HarvestJob job(HarvestJobId id, HarvestJobStatus status) {
    return aHarvestJob().withId(id.value()).withStatus(status).build();
  }
}
