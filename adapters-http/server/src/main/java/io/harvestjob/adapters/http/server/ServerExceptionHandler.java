package io.harvestjob.adapters.http.server;

import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Handles what the use case throws; exceptions of Micronaut's own go to {@link
 * ServerErrorResponseProcessor}. What is wrong with this server is logged; its callers are sent the
 * request id, with which the log tells more.
 */
@Singleton
final class ServerExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<byte[]>> {

  private final ResponseFactory responses;
  private final FailureLogger log;
  private final ConfigurationHealthIndicator health;

  ServerExceptionHandler(
      ResponseFactory responses, FailureLogger log, ConfigurationHealthIndicator health) {
    this.responses = responses;
    this.log = log;
    this.health = health;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<byte[]> handle(HttpRequest request, Throwable thrown) {
    if (thrown instanceof NoUsableResponseException failure) {
      health.onFailure(failure.reason());
      return logged(failure, failure.reason().name(), String.valueOf(failure.getMessage()), null);
    }
    if (thrown instanceof HarvestJobException error) {
      // a refusal of this process, for too many calls say, has no request id
      if (!error.isRetryable() || error.requestId().isPresent()) {
        health.onSuccess();
      }
      return responses.create(error);
    }
    if (thrown instanceof InvalidQueryException invalid) {
      return responses.create(
          ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(invalid.getMessage())));
    }
    return logged(
        ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The service failed"),
        thrown.getClass().getName(),
        "A request failed unexpectedly",
        thrown);
  }

  private HttpResponse<byte[]> logged(
      HarvestJobException error, String kind, String message, @Nullable Throwable stackTrace) {
    String requestId = error.requestId().orElseGet(ResponseFactory::newRequestId);
    log.log(kind, requestId, message, stackTrace);
    return responses.create(error, requestId);
  }
}
