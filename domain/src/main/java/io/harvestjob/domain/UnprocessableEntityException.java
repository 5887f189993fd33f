package io.harvestjob.domain;

/** Thrown when the service understood the request and refuses it as such: HTTP 422 (documented). */
public final class UnprocessableEntityException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public UnprocessableEntityException(Details details) {
    super(details, false, null);
  }
}
