package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failures that a test has planned for lookups. Guarded by the lock of the fake. */
final class LookupFailurePlan {

  private final Map<HarvestJobId, FailureQueue> byId = new HashMap<>();
  private final FailureQueue forAnyId = new FailureQueue();
  private @Nullable RandomFailureGenerator random;
  private long count;

  void add(PlannedFailure failure) {
    forAnyId.add(failure);
  }

  void add(HarvestJobId id, PlannedFailure failure) {
    byId.computeIfAbsent(id, absent -> new FailureQueue()).add(failure);
  }

  void replace(HarvestJobId id, List<PlannedFailure> failures) {
    byId.remove(id);
    failures.forEach(each -> add(id, each));
  }

  void setRandom(RandomFailureGenerator failures) {
    random = failures;
  }

  Optional<HarvestJobException> next(HarvestJobId id) {
    Optional<HarvestJobException> next =
        Optional.ofNullable(byId.get(id))
            .flatMap(FailureQueue::next)
            .or(forAnyId::next)
            .or(() -> Optional.ofNullable(random).flatMap(RandomFailureGenerator::next));
    next.ifPresent(error -> count++);
    return next;
  }

  List<PlannedFailure> remaining() {
    return forAnyId.remaining();
  }

  List<PlannedFailure> remaining(HarvestJobId id) {
    return Optional.ofNullable(byId.get(id)).map(FailureQueue::remaining).orElse(List.of());
  }

  long count() {
    return count;
  }
}
