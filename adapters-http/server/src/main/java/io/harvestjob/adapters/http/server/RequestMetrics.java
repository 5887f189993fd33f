package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Counts responses by outcome, measures how long they took, and shows counters of the caller. */
@Singleton
final class RequestMetrics {

  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final PrometheusTextFormatWriter WRITER =
      PrometheusTextFormatWriter.builder().build();

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private final Histogram requests =
      Histogram.builder()
          .name("harvestjob_requests_seconds")
          .help("Responses by outcome: OK, or which of the six errors that AWS models.")
          .unit(Unit.SECONDS)
          .labelNames("outcome")
          .classicOnly()
          .register(registry);

  RequestMetrics(ServerSettings settings) {
    settings.counters().forEach(this::register);
  }

  private void register(PrometheusCounter counter) {
    CounterWithCallback.builder()
        .name(counter.name())
        .help(counter.help())
        .callback(callback -> callback.call((double) counter.value().getAsLong()))
        .register(registry);
  }

  /**
   * Records a response.
   *
   * @param errorCode any code, which is counted as the one of the six errors that it means
   */
  void record(int httpStatus, @Nullable String errorCode, long nanos) {
    String outcome =
        ServiceErrorType.of(errorCode, httpStatus).map(ServiceErrorType::errorCode).orElse("OK");
    requests.labelValues(outcome).observe(Unit.nanosToSeconds(nanos));
  }

  byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      WRITER.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a ByteArrayOutputStream does no I/O
    }
    return text.toByteArray();
  }
}
