package io.harvestjob.domain;

import io.harvestjob.domain.HarvestJobException.Details;

/** The six errors that AWS models for {@code DescribeHarvestJob} (documented). */
public enum ServiceErrorType {
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

  ServiceErrorType(int httpStatus, String errorCode) {
    this.httpStatus = httpStatus;
    this.errorCode = errorCode;
  }

  /** Returns the HTTP status that AWS documents for this error. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Returns the name that AWS gives this error; its exception has the same simple name. */
  public String errorCode() {
    return errorCode;
  }

  /** Returns the error with its documented status and code, and without a request id. */
  public HarvestJobException toException(String message) {
    return toException(new Details(message, httpStatus, errorCode, null, null));
  }

  /** Returns the error with these details, whatever they say. */
  public HarvestJobException toException(Details details) {
    return switch (this) {
      case UNPROCESSABLE_ENTITY -> new UnprocessableEntityException(details);
      case INTERNAL_SERVER_ERROR -> new InternalServerErrorException(details);
      case FORBIDDEN -> new ForbiddenException(details);
      case NOT_FOUND -> new NotFoundException(details);
      case SERVICE_UNAVAILABLE -> new ServiceUnavailableException(details);
      case TOO_MANY_REQUESTS -> new TooManyRequestsException(details);
    };
  }
}
