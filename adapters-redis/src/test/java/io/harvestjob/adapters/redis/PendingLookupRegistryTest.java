package io.harvestjob.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.harvestjob.adapters.redis.PendingLookupRegistry.PendingLookup;
import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PendingLookupRegistryTest {

  private final PendingLookupRegistry registry = new PendingLookupRegistry();

  @Test
  void endsTheWaitForAResultThatCannotBeReceivedAnyMore() {
    try (PendingLookup lookup = registry.register(new HarvestJobId("evening-news"))) {
      registry.wakeAll();

      assertThat(
              assertTimeoutPreemptively(
                  Duration.ofSeconds(30), () -> lookup.await(Duration.ofHours(1))))
          .hasValueSatisfying(
              result -> assertThat(result.jobOrThrow(new HarvestJobId("evening-news"))).isEmpty());
    }
  }
}
