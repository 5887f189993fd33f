package io.harvestjob.domain;

import java.util.Set;

/** Thrown when the service failed: HTTP 500 (documented). */
public final class InternalServerErrorException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Not implemented, and HTTP version not supported: no SDK retries them (measured). */
  private static final Set<Integer> FINAL_STATUSES = Set.of(501, 505);

  /** Creates the error as the service sent it. */
  public InternalServerErrorException(Details details) {
    super(details);
  }

  /** Returns true, unless the status is 501 or 505, because then no retry can succeed. */
  @Override
  public boolean isRetryable() {
    return !FINAL_STATUSES.contains(httpStatus().orElse(0));
  }
}
