package io.harvestjob.adapters.http.server;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.MISCONFIGURED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConfigurationFailureTrackerTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final ConfigurationFailureTracker monitor =
      new ConfigurationFailureTracker(nanoTime::get);

  @Test
  void remembersTheLatestFailureForAMinute() {
    monitor.onFailure(MISCONFIGURED);
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    assertThat(monitor.configurationFailure()).contains(MISCONFIGURED);

    nanoTime.incrementAndGet();
    assertThat(monitor.configurationFailure()).isEmpty();
  }

  @Test
  void forgetsItAfterAFailureOfAnotherKind() {
    monitor.onFailure(MISCONFIGURED);
    monitor.onFailure(CONNECTION_FAILED);

    assertThat(monitor.configurationFailure()).isEmpty();
  }
}
