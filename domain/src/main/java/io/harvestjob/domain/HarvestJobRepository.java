package io.harvestjob.domain;

/**
 * Finds harvest jobs, wherever they are kept. This is the port that adapters implement.
 *
 * <p>Implementations are thread-safe, hold no lock while they wait for I/O, end every call within a
 * deadline, and end it at once when the calling thread is interrupted. Their errors keep what the
 * service reported: HTTP status, code, message, request id, and how long to pause. {@code
 * HarvestJobRepositoryContract} in {@code harvestjob-testkit} tests all of this.
 */
@FunctionalInterface
public interface HarvestJobRepository {

  /**
   * Returns the job with this id, as it stands now.
   *
   * @throws NotFoundException if there is no such job in this region and account, or none any more
   * @throws ForbiddenException if the caller is not authorized or not authenticated
   * @throws UnprocessableEntityException if the service refuses the request as such
   * @throws TooManyRequestsException if the request rate or a quota was exceeded
   * @throws InternalServerErrorException if the service failed
   * @throws ServiceUnavailableException if the service is not available for now
   * @throws NoUsableResponseException if there was no response, or none that makes sense
   * @throws NullPointerException if {@code id} is null
   */
  HarvestJob get(HarvestJobId id);
}
