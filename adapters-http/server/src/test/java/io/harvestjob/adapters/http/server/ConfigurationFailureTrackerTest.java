package io.harvestjob.adapters.http.server;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.MISCONFIGURED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConfigurationFailureTrackerTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final ConfigurationFailureTracker configurationFailures =
      new ConfigurationFailureTracker(nanoTime::get);

  @Test
  void remembersTheLatestFailureForAMinute() {
    configurationFailures.onFailure(MISCONFIGURED);
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    assertThat(configurationFailures.configurationFailure()).contains(MISCONFIGURED);

    nanoTime.incrementAndGet();
    assertThat(configurationFailures.configurationFailure()).isEmpty();
  }

  @Test
  void forgetsItAfterAFailureOfAnotherKind() {
    configurationFailures.onFailure(MISCONFIGURED);
    configurationFailures.onFailure(CONNECTION_FAILED);

    assertThat(configurationFailures.configurationFailure()).isEmpty();
  }
}
