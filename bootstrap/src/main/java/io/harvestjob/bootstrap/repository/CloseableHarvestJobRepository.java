package io.harvestjob.bootstrap.repository;

import io.harvestjob.adapters.redis.RedisHarvestJobRepository;
import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.adapters.redis.RedisStatistics;
import io.harvestjob.bootstrap.jobsfile.JobsFile;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A repository together with the resources that it has to close. */
public final class CloseableHarvestJobRepository
    implements HarvestJobRepository, HarvestJobNotificationListener, AutoCloseable {

  private final HarvestJobRepository adapter;
  private final boolean mayBlock;
  private final Runnable close;
  private final @Nullable InMemoryHarvestJobRepository fake;
  private final @Nullable RedisHarvestJobRepository redis;

  /** Creates one whose lookups may block on I/O. */
  CloseableHarvestJobRepository(HarvestJobRepository adapter, Runnable close) {
    this(adapter, true, close, null, null);
  }

  private CloseableHarvestJobRepository(
      HarvestJobRepository adapter,
      boolean mayBlock,
      Runnable close,
      @Nullable InMemoryHarvestJobRepository fake,
      @Nullable RedisHarvestJobRepository redis) {
    this.fake = fake;
    this.redis = redis;
    this.adapter = adapter;
    this.mayBlock = mayBlock;
    this.close = close;
  }

  /** Opens the in-memory fake over jobs. */
  public static CloseableHarvestJobRepository of(JobsFile jobsFile) {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(Clock.systemUTC(), CloseableHarvestJobRepository::sleep);
    fake.setMaxRecordedRequests(0);
    jobsFile.applyTo(fake);
    return new CloseableHarvestJobRepository(fake, jobsFile.hasLatency(), () -> {}, fake, null);
  }

  /** Returns this repository, with its lookups shared through Redis if there are settings. */
  public CloseableHarvestJobRepository sharedThrough(Optional<RedisSettings> settings) {
    return settings.map(this::sharedThrough).orElse(this);
  }

  private CloseableHarvestJobRepository sharedThrough(RedisSettings settings) {
    RedisHarvestJobRepository shared = RedisHarvestJobRepository.create(this, settings);
    return new CloseableHarvestJobRepository(
        shared,
        true,
        () -> {
          shared.close();
          close();
        },
        null,
        shared);
  }

  private static void sleep(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
    }
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    return adapter.get(id);
  }

  @Override
  public void onNotification(HarvestJobNotification notification) {
    if (adapter instanceof HarvestJobNotificationListener listener) {
      listener.onNotification(notification);
    }
  }

  /** Adds a listener to notifications that other processes received, if Redis is used. */
  public void addNotificationListener(HarvestJobNotificationListener listener) {
    if (redis != null) {
      redis.addNotificationListener(listener);
    }
  }

  /** Returns whether a lookup may block, on I/O for example. */
  public boolean mayBlock() {
    return mayBlock;
  }

  /** Returns the fake that also creates and lists jobs, or empty if the jobs are not in a file. */
  public Optional<InMemoryHarvestJobRepository> fake() {
    return Optional.ofNullable(fake);
  }

  /** Returns what was counted by sharing lookups, or empty if they are not shared. */
  public Optional<Supplier<RedisStatistics>> redisStatistics() {
    return Optional.ofNullable(redis).map(shared -> shared::statistics);
  }

  @Override
  public void close() {
    close.run();
  }
}
