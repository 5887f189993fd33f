package io.harvestjob.domain;

/** The service understood the request and refuses it as such: HTTP 422 (documented). */
public final class UnprocessableEntityException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** The error as the service sent it. */
  public UnprocessableEntityException(ErrorDetails details) {
    super(details);
  }

  @Override
  public boolean isRetryable() {
    return false;
  }
}
