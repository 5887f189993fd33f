package io.harvestjob.adapters.redis;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, as it is published to those who wait for it. Without a job and without an error
 * they have to make the call themselves: other errors may concern one replica only, and may quote
 * what is secret.
 *
 * @param id the job that was asked for
 * @param job the job, if there was one
 * @param notFound the error, if there is no such job
 */
record LookupResult(
    @Nullable String id, @Nullable UnverifiedHarvestJob job, @Nullable NotFound notFound) {

  /** An error that is the same for every replica. */
  record NotFound(
      int httpStatus,
      @Nullable String errorCode,
      @Nullable String message,
      @Nullable String requestId) {

    HarvestJobException toException() {
      return ServiceErrorType.NOT_FOUND.toException(
          new Details(String.valueOf(message), httpStatus, errorCode, requestId, null));
    }
  }

  static LookupResult of(HarvestJob job) {
    return new LookupResult(job.id().value(), UnverifiedHarvestJob.of(job), null);
  }

  static LookupResult of(HarvestJobId id, HarvestJobException error) {
    return error instanceof NotFoundException
        ? new LookupResult(id.value(), null, notFound(error))
        : none(id);
  }

  static LookupResult none(HarvestJobId id) {
    return new LookupResult(id.value(), null, null);
  }

  private static NotFound notFound(HarvestJobException error) {
    return new NotFound(
        error.httpStatus().orElse(404),
        error.errorCode().orElse(null),
        error.getMessage(),
        error.requestId().orElse(null));
  }

  /**
   * Returns the job; empty if the call has to be made again.
   *
   * @throws HarvestJobException if there is no such job
   */
  Optional<HarvestJob> jobOrThrow(HarvestJobId requested) {
    if (notFound != null) {
      throw notFound.toException();
    }
    return Optional.ofNullable(job).flatMap(received -> verified(received, requested));
  }

  private static Optional<HarvestJob> verified(
      UnverifiedHarvestJob received, HarvestJobId requested) {
    try {
      return Optional.of(received.verify(requested, null, null));
    } catch (NoUsableResponseException e) {
      return Optional.empty();
    }
  }
}
