package io.harvestjob.adapterkit;

import io.harvestjob.domain.ServiceErrorType;
import java.util.List;
import java.util.Optional;

/**
 * Maps AWS error codes and HTTP statuses to the six errors. AWS services use many more codes than a
 * model names (those that the SDKs know were measured); a code means the same with and without
 * {@code Exception} at its end. Beyond the documented six, a status is sorted by what the caller
 * should do: prove who it is, mend the request, or try again.
 */
final class ServiceErrorTypeTable {

  private static final String CODES =
      """
      UNPROCESSABLE_ENTITY UnprocessableEntity BadRequest Validation
      INTERNAL_SERVER_ERROR InternalServerError InternalError InternalFailure
      NOT_FOUND NotFound
      SERVICE_UNAVAILABLE ServiceUnavailable RequestTimeout
      FORBIDDEN Forbidden AccessDenied NotAuthorized Unauthorized UnauthorizedOperation
      FORBIDDEN AuthFailure ExpiredToken InvalidAccessKeyId InvalidClientTokenId OptInRequired
      FORBIDDEN MissingAuthenticationToken UnrecognizedClient
      FORBIDDEN IncompleteSignature InvalidSignature SignatureDoesNotMatch
      FORBIDDEN RequestExpired RequestInTheFuture RequestTimeTooSkewed
      TOO_MANY_REQUESTS TooManyRequests RequestThrottled SlowDown Throttled Throttling
      TOO_MANY_REQUESTS BandwidthLimitExceeded LimitExceeded RequestLimitExceeded
      TOO_MANY_REQUESTS ProvisionedThroughputExceeded PriorRequestNotComplete TransactionInProgress
      """;

  /** A class of statuses, as 4xx, stands for those of it that no line names. */
  private static final String STATUSES =
      """
      FORBIDDEN 401 403 407 511
      NOT_FOUND 404 410
      SERVICE_UNAVAILABLE 408 425 502 503 504
      TOO_MANY_REQUESTS 429 509
      UNPROCESSABLE_ENTITY 4xx
      INTERNAL_SERVER_ERROR 5xx
      """;

  private ServiceErrorTypeTable() {}

  static Optional<ServiceErrorType> ofCode(String errorCode) {
    return find(errorCode.replaceFirst("Exception$", ""), CODES);
  }

  static Optional<ServiceErrorType> ofStatus(int httpStatus) {
    return find(String.valueOf(httpStatus), STATUSES)
        .or(() -> find(httpStatus / 100 + "xx", STATUSES));
  }

  private static Optional<ServiceErrorType> find(String text, String table) {
    return table
        .lines()
        .map(line -> List.of(line.split(" ")))
        .filter(words -> words.lastIndexOf(text) > 0)
        .map(words -> ServiceErrorType.valueOf(words.get(0)))
        .findFirst();
  }
}
