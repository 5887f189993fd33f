package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Responds to requests that do not reach the use case. Micronaut has decided on a status; AWS
 * models six, so each becomes the one that means the same to a client: there is nothing (404), the
 * request is wrong (422, also for a wrong method, because 404 would mean that there is no such
 * job), or the service failed (500).
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ServerErrorResponseProcessor implements ErrorResponseProcessor<byte[]> {

  private final ResponseFactory responses;
  private final ResponseRecordingFilter recorder;

  ServerErrorResponseProcessor(ResponseFactory responses, ResponseRecordingFilter recorder) {
    this.responses = responses;
    this.recorder = recorder;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpRequest<?> request = context.getRequest();
    MutableHttpResponse<byte[]> error = create(response.status());
    if (!ResponseRecordingFilter.sees(request)) {
      recorder.record(request, error);
    }
    return error;
  }

  private MutableHttpResponse<byte[]> create(HttpStatus status) {
    return responses.create(
        ServiceError.typeOf(null, status.getCode())
            .orElse(ServiceErrorType.INTERNAL_SERVER_ERROR)
            .toException(
                "%s; this server serves GET %s{id}"
                    .formatted(status.getReason(), HarvestJobPath.PREFIX)));
  }
}
