package io.harvestjob.domain;

import java.util.Optional;

/**
 * Thrown when AWS was asked too often: HTTP 429 (documented). It stands for the request rate or a
 * quota.
 */
public final class TooManyRequestsException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public TooManyRequestsException(Details details) {
    super(details);
  }

  @Override
  public boolean isRetryable() {
    return true;
  }

  @Override
  public Optional<String> hint() {
    return Optional.of("The request rate or a quota of the account was exceeded.");
  }
}
