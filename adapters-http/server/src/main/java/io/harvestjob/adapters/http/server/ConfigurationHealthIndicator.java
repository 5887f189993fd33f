package io.harvestjob.adapters.http.server;

import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Reports that the server is not ready while the latest lookups all failed because it is not
 * configured as it must be. After a minute without lookups that is forgotten, so that a server
 * which gets no requests until it is ready is tried again.
 */
@Readiness
@Singleton
final class ConfigurationHealthIndicator implements HealthIndicator {

  private static final String NAME = "configuration";
  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private volatile @Nullable Failure latest;

  ConfigurationHealthIndicator(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void onSuccess() {
    latest = null;
  }

  void onFailure(Reason reason) {
    latest =
        reason == Reason.NOT_CONFIGURED || reason == Reason.MISCONFIGURED
            ? new Failure(reason, nanoTime.getAsLong())
            : null;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Failure failure = latest;
    return Mono.just(
        failure == null || nanoTime.getAsLong() - failure.nanos() >= MEMORY_NANOS
            ? HealthResult.builder(NAME, HealthStatus.UP).build()
            : HealthResult.builder(NAME, HealthStatus.DOWN)
                .details(Map.of("reason", failure.reason()))
                .build());
  }

  private record Failure(Reason reason, long nanos) {}
}
