package io.harvestjob.domain;

/** Thrown when the caller is not authorized or not authenticated: HTTP 403 (documented). */
public final class ForbiddenException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public ForbiddenException(Details details) {
    super(
        details,
        false,
        "Describing a harvest job needs the IAM action mediapackage:DescribeHarvestJob.");
  }
}
