package io.harvestjob.domain;

import java.util.Optional;

/** The caller may not ask, or could not prove who it is: HTTP 403 (documented). */
public final class ForbiddenException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** The error as the service sent it. */
  public ForbiddenException(ErrorDetails details) {
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
