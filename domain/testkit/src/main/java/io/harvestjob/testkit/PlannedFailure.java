package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.ServiceErrorType;
import java.util.function.Supplier;

/**
 * A failure that is planned for a number of requests. The kinds of errors, their codes and HTTP
 * statuses are documented by AWS; when a request fails is up to the test. Immutable and thread-safe
 * if the supplier is.
 *
 * @param times how many requests fail
 * @param error supplies a new exception for each request; it must not block
 */
public record PlannedFailure(int times, Supplier<? extends HarvestJobException> error) {

  /**
   * Creates a planned failure, and calls the supplier once to check that it works.
   *
   * @throws NullPointerException if {@code error} is null, or supplies null
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public PlannedFailure {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, but was " + times);
    }
    requireNonNull(requireNonNull(error, "error").get(), "error supplies null");
  }

  /** Plans a failure with one of the six modelled errors, with a message that is made up. */
  public static PlannedFailure of(int times, ServiceErrorType error) {
    return new PlannedFailure(times, () -> error.toException("%s, as planned".formatted(error)));
  }

  /** Plans a failure with any error that a service could send. */
  public static PlannedFailure of(int times, ServiceError error) {
    return new PlannedFailure(times, error::toException);
  }
}
