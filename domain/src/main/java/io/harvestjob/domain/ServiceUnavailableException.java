package io.harvestjob.domain;

/** The service is not available for now: HTTP 503 (documented). */
public final class ServiceUnavailableException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** The error as the service sent it. */
  public ServiceUnavailableException(ErrorDetails details) {
    super(details);
  }

  @Override
  public boolean isRetryable() {
    return true;
  }
}
