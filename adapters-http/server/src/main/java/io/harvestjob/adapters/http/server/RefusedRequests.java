package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.wire.HarvestJobPath;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Answers the requests that never reach the use case. Micronaut has decided on a status; AWS models
 * only six, so each becomes the one that tells a client the same: nothing here (404), mend the
 * request (422, a wrong method among them: 404 would say that the job is not there), or the service
 * failed (500).
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class RefusedRequests implements ErrorResponseProcessor<byte[]> {

  private final Answers answers;

  RefusedRequests(Answers answers) {
    this.answers = answers;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status =
        meantAsId(context.getRequest(), response) ? HttpStatus.BAD_REQUEST : response.status();
    return answers.of(
        ServiceErrorType.of(null, status.getCode())
            .orElse(ServiceErrorType.INTERNAL_SERVER_ERROR)
            .toException(
                "%s; what is served here is GET %s{id}"
                    .formatted(status.getReason(), HarvestJobPath.PREFIX)));
  }

  /** Micronaut matches no id that is empty or has one of a few characters; others do not route. */
  private static boolean meantAsId(HttpRequest<?> request, HttpResponse<?> response) {
    return response.status() == HttpStatus.NOT_FOUND
        && request.getPath().startsWith(HarvestJobPath.PREFIX)
        && request.getPath().indexOf('/', HarvestJobPath.PREFIX.length()) < 0;
  }
}
