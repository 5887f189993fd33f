package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Receives the notifications that {@link RequestValidationFilter} lets through. */
@Controller(NotificationEndpoint.PATH)
@Requires(beans = NotificationEndpoint.class)
final class NotificationController {

  private static final byte[] NO_BYTES = {};

  private final NotificationEndpoint endpoint;

  NotificationController(NotificationEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Passes an event on.
   *
   * @param request the event in JSON, and so in UTF-8 whatever its headers say
   * @return an empty response
   */
  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> receive(HttpRequest<byte[]> request) {
    try {
      endpoint.listener().accept(new String(request.getBody().orElse(NO_BYTES), UTF_8));
    } catch (IllegalArgumentException refused) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(refused.getMessage()));
    }
    return HttpResponse.noContent();
  }
}
