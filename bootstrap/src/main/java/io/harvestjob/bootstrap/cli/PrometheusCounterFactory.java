package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.redis.RedisStatistics;
import io.harvestjob.application.CachingHarvestJobRepository;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Creates the counters of cache and Redis that {@code serve} shows at {@code /prometheus}. */
final class PrometheusCounterFactory {

  private PrometheusCounterFactory() {}

  static Map<String, LongSupplier> ofCache(CachingHarvestJobRepository cache) {
    return Map.of(
        "harvestjob_cache_hits", () -> cache.statistics().hits(),
        "harvestjob_upstream_calls", () -> cache.statistics().calls(),
        "harvestjob_coalesced_lookups", () -> cache.statistics().coalesced());
  }

  static Map<String, LongSupplier> ofRedis(Supplier<RedisStatistics> redis) {
    return Map.of(
        "harvestjob_redis_stored_lookups", () -> redis.get().stored(),
        "harvestjob_redis_shared_lookups", () -> redis.get().shared(),
        "harvestjob_redis_coordinated_calls", () -> redis.get().coordinated(),
        "harvestjob_redis_direct_calls", () -> redis.get().direct(),
        "harvestjob_redis_refused_lookups", () -> redis.get().refused(),
        "harvestjob_redis_failures", () -> redis.get().failures());
  }
}
