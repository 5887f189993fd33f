package io.harvestjob.domain;

/** Thrown when the request rate or a quota was exceeded: HTTP 429 (documented). */
public final class TooManyRequestsException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public TooManyRequestsException(Details details) {
    super(details, true, "The request rate or a quota of the account was exceeded.");
  }
}
