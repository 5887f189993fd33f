package io.harvestjob.bootstrap.cli;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harvestjob.adapters.redis.RedisStatistics;
import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusCounterFactoryTest {

  private static final HarvestJob FINISHED = aHarvestJob().withStatus("SUCCEEDED").build();

  private final InMemoryHarvestJobRepository aws = new InMemoryHarvestJobRepository(FINISHED);

  @Test
  void countWhatTheCacheWasGoodFor() {
    try (CachingHarvestJobRepository cache = new CachingHarvestJobRepository(aws)) {
      cache.get(FINISHED.id());
      cache.get(FINISHED.id());

      assertThat(PrometheusCounterFactory.ofCache(cache))
          .extractingFromEntries(Map.Entry::getKey, counter -> counter.getValue().getAsLong())
          .containsExactlyInAnyOrder(
              tuple("harvestjob_cache_hits", 1L),
              tuple("harvestjob_upstream_calls", 1L),
              tuple("harvestjob_coalesced_lookups", 0L));
    }
  }

  @Test
  void countWhatRedisWasGoodFor() {
    RedisStatistics statistics = new RedisStatistics(1, 2, 3, 4, 5, 6, 15);

    assertThat(PrometheusCounterFactory.ofRedis(() -> statistics))
        .extractingFromEntries(Map.Entry::getKey, counter -> counter.getValue().getAsLong())
        .containsExactlyInAnyOrder(
            tuple("harvestjob_redis_stored_lookups", 1L),
            tuple("harvestjob_redis_shared_lookups", 2L),
            tuple("harvestjob_redis_coordinated_calls", 3L),
            tuple("harvestjob_redis_direct_calls", 4L),
            tuple("harvestjob_redis_refused_lookups", 5L),
            tuple("harvestjob_redis_failures", 15L));
  }
}
