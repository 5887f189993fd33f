package io.harvestjob.bootstrap.repository;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;

/**
 * Looks jobs up in AWS for callers who are not authenticated. An error about credentials is about
 * those of this process, so that it is no error of the caller's request.
 *
 * @param aws the repository that calls AWS
 */
public record CredentialsErrorTranslatingRepository(HarvestJobRepository aws)
    implements HarvestJobRepository {

  @Override
  public HarvestJob get(HarvestJobId id) {
    try {
      return aws.get(id);
    } catch (ForbiddenException e) {
      String code = e.errorCode().orElse(ServiceErrorType.FORBIDDEN.errorCode());
      throw code.equals(ServiceErrorType.FORBIDDEN.errorCode()) ? e : credentialsRefused(code, e);
    }
  }

  /** MediaPackage's own code is about the request; all other codes are those of authentication. */
  private static NoUsableResponseException credentialsRefused(String code, ForbiddenException e) {
    return new NoUsableResponseException(
        Reason.MISCONFIGURED,
        "AWS refuses the credentials of this server: %s: %s".formatted(code, e.getMessage()),
        e);
  }
}
