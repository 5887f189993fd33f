package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;

/**
 * Handles what the use case throws; exceptions of Micronaut's own go to {@link
 * ServerErrorResponseProcessor}. What is wrong with this server is logged; its callers are sent the
 * request id, with which the log tells more.
 */
@Singleton
final class ServerExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<byte[]>> {

  private final ResponseFactory responses;
  private final FailureLogger log;
  private final ConfigurationFailureTracker configurationFailures;

  ServerExceptionHandler(
      ResponseFactory responses,
      FailureLogger log,
      ConfigurationFailureTracker configurationFailures) {
    this.responses = responses;
    this.log = log;
    this.configurationFailures = configurationFailures;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<byte[]> handle(HttpRequest request, Throwable thrown) {
    if (thrown instanceof NoUsableResponseException failure) {
      return noUsableResponse(failure);
    }
    if (thrown instanceof HarvestJobException error) {
      configurationFailures.onSuccess();
      return responses.create(error);
    }
    if (thrown instanceof InvalidQueryException invalid) {
      return responses.create(
          ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(invalid.getMessage())));
    }
    if (thrown instanceof CancellationException) {
      return responses.create(
          ServiceErrorType.SERVICE_UNAVAILABLE.toException("The client has gone"));
    }
    return unexpected(thrown);
  }

  private HttpResponse<byte[]> noUsableResponse(NoUsableResponseException failure) {
    String requestId = failure.requestId().orElseGet(RequestIdGenerator::next);
    configurationFailures.onFailure(failure.reason());
    log.log(failure.reason().name(), requestId, String.valueOf(failure.getMessage()), null);
    return responses.create(failure, requestId);
  }

  private HttpResponse<byte[]> unexpected(Throwable thrown) {
    String requestId = RequestIdGenerator.next();
    log.log(thrown.getClass().getName(), requestId, "A request failed unexpectedly", thrown);
    return responses.create(
        ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The service failed"), requestId);
  }
}
