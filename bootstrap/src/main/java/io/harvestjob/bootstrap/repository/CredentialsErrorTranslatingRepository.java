package io.harvestjob.bootstrap.repository;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import java.util.Optional;

/**
 * Looks jobs up in AWS for callers who are not authenticated. An error about credentials is about
 * those of this process, so that it is no error of the caller's request.
 */
public final class CredentialsErrorTranslatingRepository
    implements HarvestJobRepository, HarvestJobNotificationListener {

  private final HarvestJobRepository aws;

  /** Creates a repository over another, which the caller closes. */
  public CredentialsErrorTranslatingRepository(HarvestJobRepository aws) {
    this.aws = aws;
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    try {
      return aws.get(id);
    } catch (ForbiddenException e) {
      throw isAboutCredentials(e.errorCode()) ? credentialsRefused(e) : e;
    }
  }

  @Override
  public void onNotification(HarvestJobNotification notification) {
    if (aws instanceof HarvestJobNotificationListener listener) {
      listener.onNotification(notification);
    }
  }

  /** MediaPackage's own code is about the request; all other codes are those of authentication. */
  private static boolean isAboutCredentials(Optional<String> errorCode) {
    return errorCode.isPresent() && !errorCode.get().equals(ServiceErrorType.FORBIDDEN.errorCode());
  }

  private static NoUsableResponseException credentialsRefused(ForbiddenException e) {
    return new NoUsableResponseException(
        Reason.MISCONFIGURED,
        "AWS refuses the credentials of this server: %s: %s"
            .formatted(e.errorCode().orElse(""), e.getMessage()),
        e);
  }
}
