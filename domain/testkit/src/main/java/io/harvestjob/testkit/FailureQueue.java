package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Planned failures in order. Guarded by the lock of the fake. */
final class FailureQueue {

  private final Queue<PlannedFailure> queue = new ArrayDeque<>();
  private int timesOfTheFirst;

  void add(PlannedFailure failure) {
    queue.add(failure);
  }

  Optional<HarvestJobException> next() {
    return Optional.ofNullable(queue.peek()).map(this::next);
  }

  private HarvestJobException next(PlannedFailure first) {
    if (++timesOfTheFirst == first.times()) {
      queue.remove();
      timesOfTheFirst = 0;
    }
    return first.error().get();
  }
}
