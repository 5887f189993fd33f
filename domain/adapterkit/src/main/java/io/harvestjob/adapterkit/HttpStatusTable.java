package io.harvestjob.adapterkit;

import static io.harvestjob.domain.ServiceErrorType.FORBIDDEN;
import static io.harvestjob.domain.ServiceErrorType.INTERNAL_SERVER_ERROR;
import static io.harvestjob.domain.ServiceErrorType.NOT_FOUND;
import static io.harvestjob.domain.ServiceErrorType.SERVICE_UNAVAILABLE;
import static io.harvestjob.domain.ServiceErrorType.TOO_MANY_REQUESTS;
import static io.harvestjob.domain.ServiceErrorType.UNPROCESSABLE_ENTITY;

import io.harvestjob.domain.ServiceErrorType;
import java.util.Optional;

/**
 * Maps HTTP statuses to the six errors, for responses whose error code does not decide. Beyond the
 * documented six, a status is sorted by what the caller should do: prove who it is, mend the
 * request, or try again.
 */
final class HttpStatusTable {

  private HttpStatusTable() {}

  static Optional<ServiceErrorType> typeOf(int httpStatus) {
    return switch (httpStatus) {
      case 401, 403, 407, 511 -> Optional.of(FORBIDDEN);
      case 404, 410 -> Optional.of(NOT_FOUND);
      case 408, 425, 502, 503, 504 -> Optional.of(SERVICE_UNAVAILABLE);
      case 429, 509 -> Optional.of(TOO_MANY_REQUESTS);
      default -> typeOfClass(httpStatus / 100);
    };
  }

  private static Optional<ServiceErrorType> typeOfClass(int hundreds) {
    return switch (hundreds) {
      case 4 -> Optional.of(UNPROCESSABLE_ENTITY);
      case 5 -> Optional.of(INTERNAL_SERVER_ERROR);
      default -> Optional.empty();
    };
  }
}
