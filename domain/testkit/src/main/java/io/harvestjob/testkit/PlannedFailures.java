package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Failures that are used up one by one. */
final class PlannedFailures {

  private final AtomicInteger left;
  private final Supplier<? extends HarvestJobException> failure;

  PlannedFailures(int times, Supplier<? extends HarvestJobException> failure) {
    this.left = new AtomicInteger(times);
    this.failure = failure;
  }

  void throwNext() {
    if (left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
      throw failure.get();
    }
  }
}
