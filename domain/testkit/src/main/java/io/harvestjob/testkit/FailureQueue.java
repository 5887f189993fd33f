package io.harvestjob.testkit;

import java.util.ArrayDeque;
import java.util.Queue;

/** Planned failures in order. Guarded by the lock of the fake. */
final class FailureQueue {

  private final Queue<PlannedFailure> queue = new ArrayDeque<>();
  private int timesOfTheFirst;

  void add(PlannedFailure failure) {
    queue.add(failure);
  }

  /** Throws the next failure, if one is planned. */
  void throwNext() {
    PlannedFailure first = queue.peek();
    if (first == null) {
      return;
    }
    if (++timesOfTheFirst == first.times()) {
      queue.remove();
      timesOfTheFirst = 0;
    }
    throw first.error().get();
  }
}
