package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.util.function.Supplier;

/**
 * Lookups that fail. The kinds of errors, their codes and HTTP statuses are those that AWS
 * documents; when it would answer with one is for the test to say. Immutable and thread-safe if the
 * supplier is.
 *
 * @param times how many lookups
 * @param error makes the error anew for each; must not wait
 */
public record Failures(int times, Supplier<? extends HarvestJobException> error) {

  /**
   * Makes one error at once, and throws it away, so that a supplier that cannot make one is found
   * here.
   *
   * @throws NullPointerException if {@code error} is null, or supplies null
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public Failures {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, but was " + times);
    }
    requireNonNull(requireNonNull(error, "error").get(), "error supplies null");
  }

  /** One of the six, with its documented status and code. The message is made up. */
  public static Failures of(int times, ServiceErrorType error) {
    return new Failures(times, () -> error.toException("%s, as planned".formatted(error)));
  }

  /** Whatever a service could say. */
  public static Failures of(int times, ServiceError error) {
    return new Failures(times, error::toException);
  }

  Failures withTimes(int times) {
    return new Failures(times, error);
  }

  /** What fails, and how often. */
  @Override
  public String toString() {
    return "%d x %s".formatted(times, error.get().getClass().getSimpleName());
  }
}
