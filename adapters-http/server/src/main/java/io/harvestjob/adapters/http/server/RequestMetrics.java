package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.ServiceErrorType;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

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

  private void register(SuppliedCounter counter) {
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
        ServiceError.typeOf(errorCode, httpStatus).map(ServiceErrorType::errorCode).orElse("OK");
    requests.labelValues(outcome).observe(Unit.nanosToSeconds(nanos));
  }

  MetricSnapshots snapshots() {
    return registry.scrape();
  }
}
