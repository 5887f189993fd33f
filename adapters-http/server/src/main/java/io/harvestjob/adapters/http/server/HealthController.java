package io.harvestjob.adapters.http.server;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

@Hidden
@Controller("/health")
final class HealthController {

  /**
   * Responds as long as the server runs, without a lookup.
   *
   * @return always the same
   */
  @Get
  @NonBlocking
  String health() {
    return "{\"status\":\"UP\"}";
  }
}
