package io.harvestjob.adapters.http.server;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

@Hidden
@Controller("/prometheus")
final class PrometheusController {

  private final RequestMetrics metrics;

  PrometheusController(RequestMetrics metrics) {
    this.metrics = metrics;
  }

  @Get
  @NonBlocking
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> metrics() {
    return HttpResponse.ok(metrics.text()).header("Content-Type", RequestMetrics.CONTENT_TYPE);
  }
}
