package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.domain.spi.ServiceErrorType;
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
import io.swagger.v3.oas.annotations.Hidden;

@Hidden
@Controller(NotificationEndpoint.PATH)
@Requires(beans = NotificationEndpoint.class)
final class NotificationController {

  private final NotificationEndpoint endpoint;
  private final ResponseFactory responses;

  NotificationController(NotificationEndpoint endpoint, ResponseFactory responses) {
    this.endpoint = endpoint;
    this.responses = responses;
  }

  /**
   * Passes an event on if it was sent with the secret.
   *
   * @param request the event in JSON, and so in UTF-8 whatever its headers say
   * @return an empty response
   */
  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> receive(HttpRequest<byte[]> request) {
    if (!endpoint.isSecret(
        request.getHeaders().get(NotificationEndpoint.SECRET_HEADER, String.class, ""))) {
      throw ServiceErrorType.FORBIDDEN.toException(
          "The header %s is missing or wrong".formatted(NotificationEndpoint.SECRET_HEADER));
    }
    passOn(request.getBody().map(event -> new String(event, UTF_8)).orElse(""));
    return responses.createEmpty();
  }

  private void passOn(String event) {
    try {
      endpoint.listener().accept(event);
    } catch (IllegalArgumentException refused) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(refused.getMessage()));
    }
  }
}
