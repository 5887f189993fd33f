package io.harvestjob.adapters.http.wire;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.InternalServerErrorException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceUnavailableException;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.domain.UnprocessableEntityException;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.util.Map;
import java.util.regex.Pattern;

/** What is said about an error: which of the six it is, its code and its message. */
record ErrorForm(ServiceErrorType error, String code, String message) {

  private static final Map<Class<? extends HarvestJobException>, ServiceErrorType> MODELLED =
      Map.of(
          UnprocessableEntityException.class, ServiceErrorType.UNPROCESSABLE_ENTITY,
          InternalServerErrorException.class, ServiceErrorType.INTERNAL_SERVER_ERROR,
          ForbiddenException.class, ServiceErrorType.FORBIDDEN,
          NotFoundException.class, ServiceErrorType.NOT_FOUND,
          ServiceUnavailableException.class, ServiceErrorType.SERVICE_UNAVAILABLE,
          TooManyRequestsException.class, ServiceErrorType.TOO_MANY_REQUESTS);

  private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

  static ErrorForm of(HarvestJobException exception) {
    return exception instanceof NoUsableResponseException none
        ? ofNoAnswer(none)
        : ofAnswer(exception, requireNonNull(MODELLED.get(exception.getClass())));
  }

  static boolean fitsAHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  private static ErrorForm ofAnswer(HarvestJobException exception, ServiceErrorType error) {
    return new ErrorForm(
        error,
        exception.errorCode().filter(ErrorForm::fitsAHeader).orElse(error.errorCode()),
        requireNonNullElse(exception.getMessage(), ""));
  }

  private static ErrorForm ofNoAnswer(NoUsableResponseException exception) {
    return switch (exception.reason()) {
      case CONNECTION_FAILED, TIMED_OUT, INTERRUPTED ->
          unexplained(ServiceErrorType.SERVICE_UNAVAILABLE, "The service is not available for now");
      default -> unexplained(ServiceErrorType.INTERNAL_SERVER_ERROR, "The service failed");
    };
  }

  private static ErrorForm unexplained(ServiceErrorType error, String message) {
    return new ErrorForm(error, error.errorCode(), message);
  }
}
