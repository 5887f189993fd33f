package io.harvestjob.adapters.http.server;

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
record SentError(ServiceErrorType type, String code, String message) {

  private static final Map<Class<? extends HarvestJobException>, ServiceErrorType> MODELLED =
      Map.of(
          UnprocessableEntityException.class, ServiceErrorType.UNPROCESSABLE_ENTITY,
          InternalServerErrorException.class, ServiceErrorType.INTERNAL_SERVER_ERROR,
          ForbiddenException.class, ServiceErrorType.FORBIDDEN,
          NotFoundException.class, ServiceErrorType.NOT_FOUND,
          ServiceUnavailableException.class, ServiceErrorType.SERVICE_UNAVAILABLE,
          TooManyRequestsException.class, ServiceErrorType.TOO_MANY_REQUESTS);

  private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

  static SentError from(HarvestJobException exception) {
    return exception instanceof NoUsableResponseException unusable
        ? fromUnusable(unusable)
        : fromModelled(exception, requireNonNull(MODELLED.get(exception.getClass())));
  }

  static boolean fitsAHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  private static SentError fromModelled(HarvestJobException exception, ServiceErrorType type) {
    return new SentError(
        type,
        exception.errorCode().filter(SentError::fitsAHeader).orElse(type.errorCode()),
        requireNonNullElse(exception.getMessage(), ""));
  }

  private static SentError fromUnusable(NoUsableResponseException exception) {
    return switch (exception.reason()) {
      case CONNECTION_FAILED, TIMED_OUT, INTERRUPTED ->
          generic(ServiceErrorType.SERVICE_UNAVAILABLE, "The service is not available for now");
      default -> generic(ServiceErrorType.INTERNAL_SERVER_ERROR, "The service failed");
    };
  }

  private static SentError generic(ServiceErrorType type, String message) {
    return new SentError(type, type.errorCode(), message);
  }
}
