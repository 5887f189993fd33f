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
@Controller(NotificationInbox.PATH)
@Requires(beans = NotificationInbox.class)
final class NotificationController {

  private final NotificationInbox inbox;
  private final Answers answers;

  NotificationController(NotificationInbox inbox, Answers answers) {
    this.inbox = inbox;
    this.answers = answers;
  }

  /**
   * Hands an event over, if it was sent with the secret.
   *
   * @param request has the event in JSON, and so in UTF-8 whatever its headers say
   * @return nothing
   */
  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> take(HttpRequest<byte[]> request) {
    if (!inbox.isSecret(
        request.getHeaders().get(NotificationInbox.SECRET_HEADER, String.class, ""))) {
      throw ServiceErrorType.FORBIDDEN.toException(
          "The header %s is missing or wrong".formatted(NotificationInbox.SECRET_HEADER));
    }
    handOver(request.getBody().map(event -> new String(event, UTF_8)).orElse(""));
    return answers.ofNothing();
  }

  private void handOver(String event) {
    try {
      inbox.events().accept(event);
    } catch (IllegalArgumentException refused) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(refused.getMessage()));
    }
  }
}
