package io.harvestjob.adapters.http.protocol;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.InternalServerErrorException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceUnavailableException;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.domain.UnprocessableEntityException;
import java.util.Map;
import java.util.regex.Pattern;

/** An error as it is sent: which of the six it is, its code and its message. */
record ErrorResponse(ServiceErrorType type, String code, String message) {

  private static final Map<Class<? extends HarvestJobException>, ServiceErrorType> MODELLED =
      Map.of(
          UnprocessableEntityException.class, ServiceErrorType.UNPROCESSABLE_ENTITY,
          InternalServerErrorException.class, ServiceErrorType.INTERNAL_SERVER_ERROR,
          ForbiddenException.class, ServiceErrorType.FORBIDDEN,
          NotFoundException.class, ServiceErrorType.NOT_FOUND,
          ServiceUnavailableException.class, ServiceErrorType.SERVICE_UNAVAILABLE,
          TooManyRequestsException.class, ServiceErrorType.TOO_MANY_REQUESTS);

  private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

  static ErrorResponse from(HarvestJobException exception) {
    return exception instanceof NoUsableResponseException unusable
        ? fromUnusable(unusable)
        : fromModelled(exception, requireNonNull(MODELLED.get(exception.getClass())));
  }

  static boolean fitsAHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  private static ErrorResponse fromModelled(HarvestJobException exception, ServiceErrorType type) {
    return new ErrorResponse(
        type,
        exception.errorCode().filter(ErrorResponse::fitsAHeader).orElse(type.errorCode()),
        requireNonNullElse(exception.getMessage(), ""));
  }

  private static ErrorResponse fromUnusable(NoUsableResponseException exception) {
    return switch (exception.reason()) {
      case CONNECTION_FAILED, TIMED_OUT, INTERRUPTED ->
          generic(ServiceErrorType.SERVICE_UNAVAILABLE, "The service is not available for now");
      default -> generic(ServiceErrorType.INTERNAL_SERVER_ERROR, "The service failed");
    };
  }

  private static ErrorResponse generic(ServiceErrorType type, String message) {
    return new ErrorResponse(type, type.errorCode(), message);
  }
}
