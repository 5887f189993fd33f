package io.harvestjob.domain;

import java.util.Optional;

/** Thrown when the caller is not authorized or not authenticated: HTTP 403 (documented). */
public final class ForbiddenException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public ForbiddenException(Details details) {
    super(details);
  }

  @Override
  public boolean isRetryable() {
    return false;
  }

  @Override
  public Optional<String> hint() {
    return Optional.of(
        "Describing a harvest job needs the IAM action mediapackage:DescribeHarvestJob.");
  }
}
