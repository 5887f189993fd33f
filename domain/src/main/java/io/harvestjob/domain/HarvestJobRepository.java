package io.harvestjob.domain;

/**
 * The port: finds harvest jobs, wherever they are kept. Implementations are thread-safe, hold no
 * lock while they wait for I/O, and end every call within a deadline. What an implementation owes
 * its callers is written down as tests: {@code HarvestJobRepositoryContract} in {@code
 * harvestjob-testkit}.
 */
@FunctionalInterface
public interface HarvestJobRepository {

  /**
   * The job with this id, as it stands now.
   *
   * @throws NotFoundException if there is no such job in this region and account, or none any more
   * @throws ForbiddenException if the caller may not ask, or could not prove who it is
   * @throws UnprocessableEntityException if the service refuses the request as such
   * @throws TooManyRequestsException if the request rate or a quota was exceeded
   * @throws InternalServerErrorException if the service failed
   * @throws ServiceUnavailableException if the service is not available for now
   * @throws NoUsableAnswerException if there was no answer, or none that makes sense
   * @throws NullPointerException if {@code id} is null
   */
  HarvestJob get(HarvestJobId id);
}
