package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which jobs are remembered between lookups, and for how long. */
public final class CacheOptions {

  @Option(
      names = "--no-cache",
      description = "Call AWS for each lookup. Has no effect with --jobs.")
  private boolean disabled;

  @Option(
      names = "--cache-finished",
      paramLabel = "DURATION",
      description =
          "Remember a finished job for this time; default: 24h. Has no effect with --jobs.")
  private Duration finishedTtl = Duration.ofHours(24);

  @Option(
      names = "--cache-running",
      paramLabel = "DURATION",
      description =
          "Reuse the state of a running job for this time; default: never. Has no effect with --jobs.")
  private Duration runningTtl = Duration.ZERO;

  /** Opens a cache, which the caller closes; null if there is to be none. */
  public @Nullable CachingHarvestJobRepository open(
      HarvestJobRepository repository, Duration callTimeout) {
    return disabled
        ? null
        : CachingHarvestJobRepository.builder(repository)
            .finishedTtl(finishedTtl)
            .runningTtl(runningTtl)
            .callTimeout(callTimeout)
            .maxConcurrentCalls(MediaPackageServer.MAX_CONCURRENT_LOOKUPS)
            .build();
  }

  /** Returns what is counted by caching. */
  public static Map<String, LongSupplier> counters(@Nullable CachingHarvestJobRepository cache) {
    return cache == null
        ? Map.of()
        : Map.of(
            "harvestjob_cache_hits", () -> cache.statistics().hits(),
            "harvestjob_upstream_calls", () -> cache.statistics().calls(),
            "harvestjob_coalesced_lookups", () -> cache.statistics().coalesced());
  }
}
