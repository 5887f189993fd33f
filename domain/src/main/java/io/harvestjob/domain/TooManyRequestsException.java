package io.harvestjob.domain;

import java.util.Optional;

/** Asked too often: HTTP 429 (documented), which stands for the request rate or a quota. */
public final class TooManyRequestsException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** The error as the service sent it. */
  public TooManyRequestsException(ErrorDetails details) {
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
