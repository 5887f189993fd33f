package io.harvestjob.adapters.http.server;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.MISCONFIGURED;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ConfigurationHealthIndicatorTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final ConfigurationHealthIndicator indicator =
      new ConfigurationHealthIndicator(nanoTime::get);

  @Test
  void remembersTheLatestFailureForAMinute() {
    indicator.onFailure(MISCONFIGURED);
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    assertThat(status()).isEqualTo(HealthStatus.DOWN);

    nanoTime.incrementAndGet();
    assertThat(status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void forgetsItAfterAFailureOfAnotherKind() {
    indicator.onFailure(MISCONFIGURED);
    indicator.onFailure(CONNECTION_FAILED);

    assertThat(status()).isEqualTo(HealthStatus.UP);
  }

  private HealthStatus status() {
    return Mono.from(indicator.getResult()).map(HealthResult::getStatus).block();
  }
}
