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
  private static final HealthResult UP = HealthResult.builder(NAME, HealthStatus.UP).build();
  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private volatile HealthResult latest = UP;
  private volatile long latestNanos;

  ConfigurationHealthIndicator(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void onSuccess() {
    latest = UP;
  }

  void onFailure(Reason reason) {
    latestNanos = nanoTime.getAsLong();
    latest =
        reason == Reason.NOT_CONFIGURED || reason == Reason.MISCONFIGURED
            ? HealthResult.builder(NAME, HealthStatus.DOWN)
                .details(Map.of("reason", reason))
                .build()
            : UP;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.just(nanoTime.getAsLong() - latestNanos < MEMORY_NANOS ? latest : UP);
  }
}
