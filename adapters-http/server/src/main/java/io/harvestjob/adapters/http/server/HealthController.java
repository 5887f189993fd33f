package io.harvestjob.adapters.http.server;

import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/** Reports the health of this server without a lookup. */
@Hidden
@Controller("/health")
@NonBlocking
final class HealthController {

  private static final String UP = "{\"status\":\"UP\"}";

  private final ConfigurationFailureTracker configurationFailures;

  HealthController(ConfigurationFailureTracker configurationFailures) {
    this.configurationFailures = configurationFailures;
  }

  @Get
  HttpResponse<String> health() {
    Optional<Reason> failure = configurationFailures.configurationFailure();
    return response(
        failure,
        "{\"status\":\"%s\",\"components\":{\"liveness\":%s,\"readiness\":%s}}"
            .formatted(failure.isEmpty() ? "UP" : "DOWN", UP, readiness(failure)));
  }

  @Get("/liveness")
  String liveness() {
    return UP;
  }

  @Get("/readiness")
  HttpResponse<String> readiness() {
    Optional<Reason> failure = configurationFailures.configurationFailure();
    return response(failure, readiness(failure));
  }

  private static String readiness(Optional<Reason> failure) {
    return failure.map("{\"status\":\"DOWN\",\"reason\":\"%s\"}"::formatted).orElse(UP);
  }

  private static HttpResponse<String> response(Optional<Reason> failure, String body) {
    HttpStatus status = failure.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return HttpResponse.<String>status(status).body(body);
  }
}
