package io.harvestjob.domain;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the service failed: HTTP 500 (documented). A retry can help, unless the status is 501
 * or 505.
 */
public final class InternalServerErrorException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** Creates the error as the service sent it. */
  public InternalServerErrorException(Details details) {
    super(details, !isFinal(details.httpStatus()), null);
  }

  /** Not implemented, and HTTP version not supported: no SDK retries them (measured). */
  private static boolean isFinal(@Nullable Integer httpStatus) {
    return httpStatus != null && (httpStatus == 501 || httpStatus == 505);
  }
}
