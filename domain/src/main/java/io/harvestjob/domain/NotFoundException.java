package io.harvestjob.domain;

/** Thrown when there is no such job, or none any more: HTTP 404 (documented). */
public final class NotFoundException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public NotFoundException(Details details) {
    super(details, false, "No such job in this region and account, or it is older than 90 days.");
  }
}
