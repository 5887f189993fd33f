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

  void add(PlannedFailures failures) {
    queue.add(new Entry(failures));
  }

  Optional<HarvestJobException> next() {
    return Optional.ofNullable(queue.peek()).map(this::next);
  }

  private HarvestJobException next(Entry first) {
    first.remaining--;
    if (first.remaining == 0) {
      queue.remove();
    }
    return first.failures.error().get();
  }

  List<PlannedFailures> remaining() {
    return queue.stream().map(entry -> entry.failures.withTimes(entry.remaining)).toList();
  }

  private static final class Entry {
    private final PlannedFailures failures;
    private int remaining;

    Entry(PlannedFailures failures) {
      this.failures = failures;
      this.remaining = failures.times();
    }
  }
}
