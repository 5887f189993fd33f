package io.harvestjob.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The six errors that AWS models for {@code DescribeHarvestJob} (documented). */
public enum ModelledError {
  /** HTTP 422, {@link UnprocessableEntityException}. */
  UNPROCESSABLE_ENTITY(422, "UnprocessableEntityException"),
  /** HTTP 500, {@link InternalServerErrorException}. */
  INTERNAL_SERVER_ERROR(500, "InternalServerErrorException"),
  /** HTTP 403, {@link ForbiddenException}. */
  FORBIDDEN(403, "ForbiddenException"),
  /** HTTP 404, {@link NotFoundException}. */
  NOT_FOUND(404, "NotFoundException"),
  /** HTTP 503, {@link ServiceUnavailableException}. */
  SERVICE_UNAVAILABLE(503, "ServiceUnavailableException"),
  /** HTTP 429, {@link TooManyRequestsException}. */
  TOO_MANY_REQUESTS(429, "TooManyRequestsException");

  private final int httpStatus;
  private final String errorCode;

  ModelledError(int httpStatus, String errorCode) {
    this.httpStatus = httpStatus;
    this.errorCode = errorCode;
  }

  /** The HTTP status that AWS documents for it. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The name that AWS gives it, which is that of its exception here too. */
  public String errorCode() {
    return errorCode;
  }

  /** The error with its documented status and code, and without a request id. */
  public HarvestJobException exception(String message) {
    return exception(new ErrorDetails(httpStatus, errorCode, message, null));
  }

  /** The error with these details, whatever they say. */
  public HarvestJobException exception(ErrorDetails details) {
    return switch (this) {
      case UNPROCESSABLE_ENTITY -> new UnprocessableEntityException(details);
      case INTERNAL_SERVER_ERROR -> new InternalServerErrorException(details);
      case FORBIDDEN -> new ForbiddenException(details);
      case NOT_FOUND -> new NotFoundException(details);
      case SERVICE_UNAVAILABLE -> new ServiceUnavailableException(details);
      case TOO_MANY_REQUESTS -> new TooManyRequestsException(details);
    };
  }

  /**
   * What an answer means: decided by the error code, and by the status where the code is missing or
   * says nothing. Empty if neither speaks of an error.
   */
  public static Optional<ModelledError> of(@Nullable String errorCode, int httpStatus) {
    return ErrorCodes.meaning(errorCode).or(() -> ErrorStatuses.meaning(httpStatus));
  }
}
