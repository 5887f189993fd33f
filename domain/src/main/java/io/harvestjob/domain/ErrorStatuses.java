package io.harvestjob.domain;

import static io.harvestjob.domain.ModelledError.FORBIDDEN;
import static io.harvestjob.domain.ModelledError.INTERNAL_SERVER_ERROR;
import static io.harvestjob.domain.ModelledError.NOT_FOUND;
import static io.harvestjob.domain.ModelledError.SERVICE_UNAVAILABLE;
import static io.harvestjob.domain.ModelledError.TOO_MANY_REQUESTS;
import static io.harvestjob.domain.ModelledError.UNPROCESSABLE_ENTITY;

import java.util.Optional;

/**
 * Which of the six an HTTP status means when no error code says it. Beyond the documented six, a
 * status is sorted by what the caller should do: prove who it is, mend the request, or try again.
 */
final class ErrorStatuses {

  private ErrorStatuses() {}

  static Optional<ModelledError> meaning(int httpStatus) {
    return switch (httpStatus) {
      case 401, 403, 407, 511 -> Optional.of(FORBIDDEN);
      case 404, 410 -> Optional.of(NOT_FOUND);
      case 408, 425, 502, 503, 504 -> Optional.of(SERVICE_UNAVAILABLE);
      case 429, 509 -> Optional.of(TOO_MANY_REQUESTS);
      default -> meaningOfClass(httpStatus / 100);
    };
  }

  private static Optional<ModelledError> meaningOfClass(int hundreds) {
    return switch (hundreds) {
      case 4 -> Optional.of(UNPROCESSABLE_ENTITY);
      case 5 -> Optional.of(INTERNAL_SERVER_ERROR);
      default -> Optional.empty();
    };
  }
}
