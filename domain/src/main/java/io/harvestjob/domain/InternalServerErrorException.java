package io.harvestjob.domain;

/** The service failed: HTTP 500 (documented). */
public final class InternalServerErrorException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** The error as the service sent it. */
  public InternalServerErrorException(ErrorDetails details) {
    super(details);
  }

  @Override
  public boolean isRetryable() {
    return true;
  }
}
