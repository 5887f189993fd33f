package io.harvestjob.domain;

/** Thrown when the service is not available for now: HTTP 503 (documented). */
public final class ServiceUnavailableException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public ServiceUnavailableException(Details details) {
    super(details, true, null);
  }
}
