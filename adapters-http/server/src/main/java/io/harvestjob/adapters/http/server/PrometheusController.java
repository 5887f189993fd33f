package io.harvestjob.adapters.http.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

@Controller("/prometheus")
final class PrometheusController {

  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final RequestMetrics metrics;

  PrometheusController(RequestMetrics metrics) {
    this.metrics = metrics;
  }

  @Get
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> metrics() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, metrics.snapshots());
    return HttpResponse.ok(text.toByteArray())
        .header(HttpHeaders.CONTENT_TYPE, PrometheusTextFormatWriter.CONTENT_TYPE);
  }
}
