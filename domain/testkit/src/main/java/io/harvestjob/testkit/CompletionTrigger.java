package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * What makes a job of the fake finish. A job finishes once and then never changes; this is assumed
 * of AWS, whose documentation describes no way back. Immutable and thread-safe.
 */
public sealed interface CompletionTrigger {

  /**
   * Returns whether the next lookup shows the job as finished.
   *
   * @param successfulLookups how many lookups have returned the job so far; failed ones do not
   *     count
   * @param addedAt when the job was added to the fake
   * @param now the time on the fake's clock
   */
  boolean isDue(int successfulLookups, Instant addedAt, Instant now);

  /** The job finishes only when a test calls {@link InMemoryHarvestJobRepository#finish}. */
  record Manual() implements CompletionTrigger {
    @Override
    public boolean isDue(int successfulLookups, Instant addedAt, Instant now) {
      return false;
    }
  }

  /**
   * The job finishes after some lookups. AWS does nothing like it; it lets a test do without a
   * clock.
   *
   * @param lookups how many lookups show {@code IN_PROGRESS}; the next one shows the final status
   */
  record AfterLookups(int lookups) implements CompletionTrigger {

    /**
     * Creates a trigger.
     *
     * @throws IllegalArgumentException if {@code lookups} is negative
     */
    public AfterLookups {
      if (lookups < 0) {
        throw new IllegalArgumentException("lookups must not be negative, but were " + lookups);
      }
    }

    @Override
    public boolean isDue(int successfulLookups, Instant addedAt, Instant now) {
      return successfulLookups >= lookups;
    }
  }

  /**
   * The job finishes some time after it was added to the fake, on the fake's clock.
   *
   * @param duration how long the job takes
   */
  record AfterDuration(Duration duration) implements CompletionTrigger {

    /**
     * Creates a trigger.
     *
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public AfterDuration {
      if (requireNonNull(duration, "duration").isNegative()) {
        throw new IllegalArgumentException("duration must not be negative, but was " + duration);
      }
    }

    @Override
    public boolean isDue(int successfulLookups, Instant addedAt, Instant now) {
      return duration.compareTo(Duration.between(addedAt, now)) <= 0;
    }
  }
}
