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

/** Answers what the use case throws; Micronaut's own exceptions go to {@link RefusedRequests}. */
@Singleton
final class ThrownErrors implements ExceptionHandler<Throwable, HttpResponse<byte[]>> {

  private static final Logger LOG = LoggerFactory.getLogger(ThrownErrors.class);

  private final Answers answers;

  ThrownErrors(Answers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<byte[]> handle(HttpRequest request, Throwable thrown) {
    if (thrown instanceof HarvestJobException error) {
      return answers.of(error);
    }
    if (thrown instanceof InvalidQueryException invalid) {
      return answers.of(
          ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(invalid.getMessage())));
    }
    return unexpected(thrown);
  }

  /** The log is told what it was; the caller only where to look. */
  private HttpResponse<byte[]> unexpected(Throwable thrown) {
    String requestId = RequestId.next();
    LOG.error("Request {} failed", requestId, thrown);
    return answers.of(
        ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The service failed"), requestId);
  }
}
