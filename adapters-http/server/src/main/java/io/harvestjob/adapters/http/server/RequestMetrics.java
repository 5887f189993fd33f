package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.http.HttpResponse;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/** Counts responses by outcome, measures how long they took, and shows counters of the caller. */
@Singleton
final class RequestMetrics {

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private final Histogram requests =
      Histogram.builder()
          .name("harvestjob_requests_seconds")
          .help("Responses by outcome: OK, or which of the six errors that AWS models.")
          .unit(Unit.SECONDS)
          .labelNames("outcome")
          .classicOnly()
          .withoutExemplars() // which start a thread that nothing ends
          .register(registry);

  RequestMetrics(ServerSettings settings) {
    settings.counters().forEach(this::register);
  }

  private void register(String name, LongSupplier count) {
    CounterWithCallback.builder()
        .name(name)
        .callback(callback -> callback.call((double) count.getAsLong()))
        .register(registry);
  }

  /** Records a response; any error code is counted as the one of the six errors that it means. */
  void record(HttpResponse<?> response, long nanos) {
    String outcome =
        ServiceError.typeOf(response.header(HeaderNames.ERROR_TYPE), response.code())
            .map(ServiceErrorType::errorCode)
            .orElse("OK");
    requests.labelValues(outcome).observe(Unit.nanosToSeconds(nanos));
  }

  MetricSnapshots snapshots() {
    return registry.scrape();
  }
}
