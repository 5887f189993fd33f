package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say which jobs are remembered between lookups, and for how long. */
public final class CacheOptions {

  @Option(
      names = "--no-cache",
      description =
          "Remember no job: only lookups at the same time share a call. No effect with --jobs.")
  private boolean disabled;

  @Option(
      names = "--cache-running",
      paramLabel = "<duration>",
      description =
          "Reuse the state of a running job for this time; default: never. No effect with --jobs.")
  private Duration runningTtl = Duration.ZERO;

  /**
   * Opens a cache, which the caller closes.
   *
   * @throws picocli.CommandLine.TypeConversionException if the time is out of its range
   */
  public CachingHarvestJobRepository open(HarvestJobRepository repository, Duration callTimeout) {
    CachingHarvestJobRepository.Builder cache =
        CachingHarvestJobRepository.builder(repository)
            .callTimeout(callTimeout)
            .maxConcurrentCalls(MediaPackageServer.MAX_CONCURRENT_LOOKUPS);
    SettingsErrorTranslator.translate(
        "argument --cache-running: ", () -> cache.runningTtl(runningTtl));
    return disabled
        ? cache.finishedTtl(Duration.ZERO).runningTtl(Duration.ZERO).build()
        : cache.build();
  }
}
