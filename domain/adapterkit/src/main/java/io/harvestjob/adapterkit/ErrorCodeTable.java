package io.harvestjob.adapterkit;

import static io.harvestjob.domain.ServiceErrorType.FORBIDDEN;
import static io.harvestjob.domain.ServiceErrorType.INTERNAL_SERVER_ERROR;
import static io.harvestjob.domain.ServiceErrorType.NOT_FOUND;
import static io.harvestjob.domain.ServiceErrorType.SERVICE_UNAVAILABLE;
import static io.harvestjob.domain.ServiceErrorType.TOO_MANY_REQUESTS;
import static io.harvestjob.domain.ServiceErrorType.UNPROCESSABLE_ENTITY;
import static java.util.Map.entry;

import io.harvestjob.domain.ServiceErrorType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps AWS error codes to the six errors. AWS services use many more codes than a model names
 * (those that the SDKs know were measured); a code means the same with and without {@code
 * Exception} at its end.
 */
final class ErrorCodeTable {

  private static final Map<String, ServiceErrorType> TYPES =
      Map.ofEntries(
          entry("UnprocessableEntity", UNPROCESSABLE_ENTITY),
          entry("BadRequest", UNPROCESSABLE_ENTITY),
          entry("Validation", UNPROCESSABLE_ENTITY),
          entry("InternalServerError", INTERNAL_SERVER_ERROR),
          entry("InternalError", INTERNAL_SERVER_ERROR),
          entry("InternalFailure", INTERNAL_SERVER_ERROR),
          entry("NotFound", NOT_FOUND),
          entry("ServiceUnavailable", SERVICE_UNAVAILABLE),
          entry("RequestTimeout", SERVICE_UNAVAILABLE),
          entry("Forbidden", FORBIDDEN),
          entry("AccessDenied", FORBIDDEN),
          entry("AuthFailure", FORBIDDEN),
          entry("ExpiredToken", FORBIDDEN),
          entry("IncompleteSignature", FORBIDDEN),
          entry("InvalidAccessKeyId", FORBIDDEN),
          entry("InvalidClientTokenId", FORBIDDEN),
          entry("InvalidSignature", FORBIDDEN),
          entry("MissingAuthenticationToken", FORBIDDEN),
          entry("NotAuthorized", FORBIDDEN),
          entry("OptInRequired", FORBIDDEN),
          entry("RequestExpired", FORBIDDEN),
          entry("RequestInTheFuture", FORBIDDEN),
          entry("RequestTimeTooSkewed", FORBIDDEN),
          entry("SignatureDoesNotMatch", FORBIDDEN),
          entry("Unauthorized", FORBIDDEN),
          entry("UnauthorizedOperation", FORBIDDEN),
          entry("UnrecognizedClient", FORBIDDEN),
          entry("TooManyRequests", TOO_MANY_REQUESTS),
          entry("BandwidthLimitExceeded", TOO_MANY_REQUESTS),
          entry("LimitExceeded", TOO_MANY_REQUESTS),
          entry("PriorRequestNotComplete", TOO_MANY_REQUESTS),
          entry("ProvisionedThroughputExceeded", TOO_MANY_REQUESTS),
          entry("RequestLimitExceeded", TOO_MANY_REQUESTS),
          entry("RequestThrottled", TOO_MANY_REQUESTS),
          entry("SlowDown", TOO_MANY_REQUESTS),
          entry("Throttled", TOO_MANY_REQUESTS),
          entry("Throttling", TOO_MANY_REQUESTS),
          entry("TransactionInProgress", TOO_MANY_REQUESTS));

  private static final String SUFFIX = "Exception";

  private ErrorCodeTable() {}

  static Optional<ServiceErrorType> typeOf(@Nullable String errorCode) {
    return Optional.ofNullable(errorCode).map(ErrorCodeTable::withoutSuffix).map(TYPES::get);
  }

  private static String withoutSuffix(String code) {
    return code.endsWith(SUFFIX) ? code.substring(0, code.length() - SUFFIX.length()) : code;
  }
}
