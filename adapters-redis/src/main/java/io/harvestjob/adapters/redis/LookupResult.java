package io.harvestjob.adapters.redis;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
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
 * @param notFound the message of the error, if there is no such job
 * @param requestId the request id of that error
 */
record LookupResult(
    @Nullable String id,
    @Nullable UnverifiedHarvestJob job,
    @Nullable String notFound,
    @Nullable String requestId) {

  static LookupResult of(HarvestJob job) {
    return new LookupResult(job.id().value(), UnverifiedHarvestJob.of(job), null, null);
  }

  static LookupResult of(HarvestJobId id, HarvestJobException error) {
    return error instanceof NotFoundException
        ? new LookupResult(id.value(), null, error.getMessage(), error.requestId().orElse(null))
        : none(id);
  }

  static LookupResult none(HarvestJobId id) {
    return new LookupResult(id.value(), null, null, null);
  }

  /**
   * Returns the job; empty if the call has to be made again.
   *
   * @throws HarvestJobException if there is no such job
   */
  Optional<HarvestJob> jobOrThrow(HarvestJobId requested) {
    if (notFound != null) {
      throw new ServiceError(404, "NotFoundException", notFound, requestId).toException();
    }
    try {
      return Optional.ofNullable(job).map(received -> received.verify(requested, null, null));
    } catch (NoUsableResponseException e) {
      return Optional.empty();
    }
  }
}
