package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Planned failures in order, each of which happens so many times. Guarded by the lock of the fake.
 */
final class FailureQueue {

  private final Queue<Entry> queue = new ArrayDeque<>();

  void add(PlannedFailure failure) {
    queue.add(new Entry(failure));
  }

  Optional<HarvestJobException> next() {
    return Optional.ofNullable(queue.peek()).map(this::next);
  }

  private HarvestJobException next(Entry first) {
    first.remaining--;
    if (first.remaining == 0) {
      queue.remove();
    }
    return first.failure.error().get();
  }

  List<PlannedFailure> remaining() {
    return queue.stream().map(entry -> entry.failure.withTimes(entry.remaining)).toList();
  }

  private static final class Entry {
    private final PlannedFailure failure;
    private int remaining;

    Entry(PlannedFailure failure) {
      this.failure = failure;
      this.remaining = failure.times();
    }
  }
}
