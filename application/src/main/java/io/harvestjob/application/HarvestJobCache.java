package io.harvestjob.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A bounded number of jobs, each for a time that depends on its status. */
final class HarvestJobCache {

  static final Duration DEFAULT_FINISHED_TTL = Duration.ofHours(24);
  static final int DEFAULT_MAX_JOBS = 10_000;

  private final Duration finishedTtl;
  private final Duration runningTtl;
  private final Cache<HarvestJobId, HarvestJob> jobs;

  HarvestJobCache(Duration finishedTtl, Duration runningTtl, long maxJobs, LongSupplier nanoTime) {
    this.finishedTtl = finishedTtl;
    this.runningTtl = runningTtl;
    this.jobs =
        Caffeine.newBuilder()
            .maximumSize(maxJobs)
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run)
            .expireAfter(Expiry.writing((HarvestJobId id, HarvestJob job) -> ttl(job)))
            .build();
  }

  /** Finished jobs only, with the defaults. */
  static HarvestJobCache ofFinishedJobs(LongSupplier nanoTime) {
    return new HarvestJobCache(DEFAULT_FINISHED_TTL, Duration.ZERO, DEFAULT_MAX_JOBS, nanoTime);
  }

  @Nullable HarvestJob get(HarvestJobId id) {
    return jobs.getIfPresent(id);
  }

  void put(HarvestJobId id, HarvestJob job) {
    if (!ttl(job).isZero()) {
      jobs.put(id, job);
    }
  }

  void invalidate(HarvestJobId id) {
    jobs.invalidate(id);
  }

  /** Returns a repository that calls {@code repository} for what is not in this cache. */
  HarvestJobRepository inFrontOf(HarvestJobRepository repository) {
    return id -> {
      @Nullable HarvestJob cached = get(id);
      return cached == null ? load(id, repository) : cached;
    };
  }

  private HarvestJob load(HarvestJobId id, HarvestJobRepository repository) {
    HarvestJob job = repository.get(id);
    put(id, job);
    return job;
  }

  private Duration ttl(HarvestJob job) {
    return job.isFinished() ? finishedTtl : runningTtl;
  }
}
