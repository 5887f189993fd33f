package io.harvestjob.domain;

import static io.harvestjob.domain.ModelledError.FORBIDDEN;
import static io.harvestjob.domain.ModelledError.INTERNAL_SERVER_ERROR;
import static io.harvestjob.domain.ModelledError.NOT_FOUND;
import static io.harvestjob.domain.ModelledError.SERVICE_UNAVAILABLE;
import static io.harvestjob.domain.ModelledError.TOO_MANY_REQUESTS;
import static io.harvestjob.domain.ModelledError.UNPROCESSABLE_ENTITY;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the six an error code means. AWS services use many more codes than a model names (those
 * that the SDKs know were measured); with and without {@code Exception} at the end they mean the
 * same.
 */
final class ErrorCodes {

  private static final Map<String, ModelledError> MEANINGS =
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

  private ErrorCodes() {}

  static Optional<ModelledError> meaning(@Nullable String errorCode) {
    return Optional.ofNullable(errorCode).map(ErrorCodes::withoutSuffix).map(MEANINGS::get);
  }

  private static String withoutSuffix(String code) {
    return code.endsWith(SUFFIX) ? code.substring(0, code.length() - SUFFIX.length()) : code;
  }
}
