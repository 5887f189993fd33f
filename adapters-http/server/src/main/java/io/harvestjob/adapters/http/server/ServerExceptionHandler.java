package io.harvestjob.adapters.http.server;

import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what the use case throws; {@link ServerErrorResponseProcessor} has the exceptions of
 * Micronaut's own.
 */
@Singleton
final class ServerExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<byte[]>> {

  private static final Logger LOG = LoggerFactory.getLogger(ServerExceptionHandler.class);

  private final ResponseFactory responses;

  ServerExceptionHandler(ResponseFactory responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<byte[]> handle(HttpRequest request, Throwable thrown) {
    if (thrown instanceof HarvestJobException error) {
      return responses.create(error);
    }
    if (thrown instanceof InvalidQueryException invalid) {
      return responses.create(
          ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(invalid.getMessage())));
    }
    return unexpected(thrown);
  }

  /** The caller is sent the request id only, with which the log tells more. */
  private HttpResponse<byte[]> unexpected(Throwable thrown) {
    String requestId = RequestIdGenerator.next();
    LOG.error("Request {} failed", requestId, thrown);
    return responses.create(
        ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The service failed"), requestId);
  }
}
