package io.harvestjob.adapters.http.wire;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.InternalServerErrorException;
import io.harvestjob.domain.ModelledError;
import io.harvestjob.domain.NoUsableAnswerException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceUnavailableException;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.domain.UnprocessableEntityException;
import java.util.Map;
import java.util.regex.Pattern;

/** What is said about an error: which of the six it is, its code and its message. */
record ErrorForm(ModelledError error, String code, String message) {

  private static final Map<Class<? extends HarvestJobException>, ModelledError> MODELLED =
      Map.of(
          UnprocessableEntityException.class, ModelledError.UNPROCESSABLE_ENTITY,
          InternalServerErrorException.class, ModelledError.INTERNAL_SERVER_ERROR,
          ForbiddenException.class, ModelledError.FORBIDDEN,
          NotFoundException.class, ModelledError.NOT_FOUND,
          ServiceUnavailableException.class, ModelledError.SERVICE_UNAVAILABLE,
          TooManyRequestsException.class, ModelledError.TOO_MANY_REQUESTS);

  private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

  static ErrorForm of(HarvestJobException exception) {
    return exception instanceof NoUsableAnswerException none
        ? ofNoAnswer(none)
        : ofAnswer(exception, requireNonNull(MODELLED.get(exception.getClass())));
  }

  static boolean fitsAHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  private static ErrorForm ofAnswer(HarvestJobException exception, ModelledError error) {
    return new ErrorForm(
        error,
        exception.errorCode().filter(ErrorForm::fitsAHeader).orElse(error.errorCode()),
        requireNonNullElse(exception.getMessage(), ""));
  }

  private static ErrorForm ofNoAnswer(NoUsableAnswerException exception) {
    return switch (exception.reason()) {
      case CONNECTION_FAILED, TIMED_OUT, INTERRUPTED ->
          unexplained(ModelledError.SERVICE_UNAVAILABLE, "The service is not available for now");
      default -> unexplained(ModelledError.INTERNAL_SERVER_ERROR, "The service failed");
    };
  }

  private static ErrorForm unexplained(ModelledError error, String message) {
    return new ErrorForm(error, error.errorCode(), message);
  }
}
