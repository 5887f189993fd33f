package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is planned to fail. Guarded by the lock of the fake. */
final class FailurePlan {

  private final Map<HarvestJobId, FailureQueue> ofOne = new HashMap<>();
  private final FailureQueue ofAny = new FailureQueue();
  private @Nullable RandomFailures atRandom;
  private long count;

  void add(Failures failures) {
    ofAny.add(failures);
  }

  void add(HarvestJobId id, Failures failures) {
    ofOne.computeIfAbsent(id, absent -> new FailureQueue()).add(failures);
  }

  void replace(HarvestJobId id, List<Failures> failures) {
    ofOne.remove(id);
    failures.forEach(each -> add(id, each));
  }

  void atRandom(RandomFailures failures) {
    atRandom = failures;
  }

  Optional<HarvestJobException> next(HarvestJobId id) {
    Optional<HarvestJobException> next =
        Optional.ofNullable(ofOne.get(id))
            .flatMap(FailureQueue::next)
            .or(ofAny::next)
            .or(() -> Optional.ofNullable(atRandom).flatMap(RandomFailures::next));
    next.ifPresent(error -> count++);
    return next;
  }

  List<Failures> left() {
    return ofAny.left();
  }

  List<Failures> left(HarvestJobId id) {
    return Optional.ofNullable(ofOne.get(id)).map(FailureQueue::left).orElse(List.of());
  }

  long count() {
    return count;
  }
}
