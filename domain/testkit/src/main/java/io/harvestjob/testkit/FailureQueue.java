package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Failures that are used up one by one. Guarded by the lock of the fake. */
final class FailureQueue {

  private final Queue<Started> queue = new ArrayDeque<>();

  void add(Failures failures) {
    queue.add(new Started(failures));
  }

  Optional<HarvestJobException> next() {
    return Optional.ofNullable(queue.peek()).map(this::next);
  }

  private HarvestJobException next(Started first) {
    first.left--;
    if (first.left == 0) {
      queue.remove();
    }
    return first.failures.error().get();
  }

  List<Failures> left() {
    return queue.stream().map(started -> started.failures.withTimes(started.left)).toList();
  }

  private static final class Started {
    private final Failures failures;
    private int left;

    Started(Failures failures) {
      this.failures = failures;
      this.left = failures.times();
    }
  }
}
