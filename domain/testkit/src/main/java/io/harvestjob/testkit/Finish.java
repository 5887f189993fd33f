package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * When a job finishes that is in progress. That a job finishes once and then stays as it is, is
 * assumed of AWS: the documentation knows no way back. Immutable and thread-safe.
 */
public sealed interface Finish {

  /**
   * Whether the next answer shows the end.
   *
   * @param answered how many lookups of the job were answered before, failed ones not counted
   * @param begin when the job was put into the fake
   * @param now the time on the fake's clock
   */
  boolean isDue(int answered, Instant begin, Instant now);

  /** Not on its own, only {@linkplain InMemoryHarvestJobRepository#finish by hand}. */
  record ByHand() implements Finish {
    @Override
    public boolean isDue(int answered, Instant begin, Instant now) {
      return false;
    }
  }

  /**
   * After some lookups. Nothing that AWS does; it needs no clock.
   *
   * @param answered so many lookups still show {@code IN_PROGRESS}, the next one shows the end
   */
  record AfterLookups(int answered) implements Finish {

    /**
     * @throws IllegalArgumentException if {@code answered} is negative
     */
    public AfterLookups {
      if (answered < 0) {
        throw new IllegalArgumentException(
            "lookups before the finish must not be negative, but were " + answered);
      }
    }

    @Override
    public boolean isDue(int answered, Instant begin, Instant now) {
      return answered >= this.answered;
    }
  }

  /**
   * Some time after the job was put into the fake, on the fake's clock.
   *
   * @param time how long the job takes
   */
  record After(Duration time) implements Finish {

    /**
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public After {
      if (requireNonNull(time, "time").isNegative()) {
        throw new IllegalArgumentException(
            "time before the finish must not be negative, but was " + time);
      }
    }

    @Override
    public boolean isDue(int answered, Instant begin, Instant now) {
      return time.compareTo(Duration.between(begin, now)) <= 0;
    }
  }

  /**
   * At a time on the fake's clock.
   *
   * @param time when the job ends; if it has passed, the first lookup shows the end
   */
  record At(Instant time) implements Finish {

    /**
     * @throws NullPointerException if {@code time} is null
     */
    public At {
      requireNonNull(time, "time");
    }

    @Override
    public boolean isDue(int answered, Instant begin, Instant now) {
      return !now.isBefore(time);
    }
  }
}
