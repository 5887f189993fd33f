package io.harvestjob.testkit;

import java.time.Duration;

/**
 * What makes a job of the fake finish. A job finishes once and then never changes; this is assumed
 * of AWS, whose documentation describes no way back. Implementations are thread-safe, do not block,
 * and are due for ever once they are due.
 */
@FunctionalInterface
public interface FinishTrigger {

  /** The job finishes only when a test calls {@link InMemoryHarvestJobRepository#finish}. */
  FinishTrigger MANUAL = (successfulLookups, age) -> false;

  /**
   * Returns whether the next lookup shows the job as finished.
   *
   * @param successfulLookups how many lookups have returned the job so far; failed ones do not
   *     count
   * @param age how long ago the job was added to the fake, on the fake's clock
   */
  boolean isDue(int successfulLookups, Duration age);
}
