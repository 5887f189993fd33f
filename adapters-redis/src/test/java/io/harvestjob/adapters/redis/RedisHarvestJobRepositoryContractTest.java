package io.harvestjob.adapters.redis;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The decorator keeps the contract of what it decorates, if it does not reuse running jobs. */
class RedisHarvestJobRepositoryContractTest extends HarvestJobRepositoryContract {

  private static final RedisServerProcess SERVER = RedisServerProcess.start();

  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
  private final Map<HarvestJobId, Runnable> beforeResponse = new ConcurrentHashMap<>();
  private final RedisHarvestJobRepository repository =
      RedisHarvestJobRepository.create(
          this::respond,
          RedisSettings.builder(SERVER.url(), UUID.randomUUID().toString())
              .runningTtl(Duration.ZERO)
              .lookupsPerSecond(10_000)
              .burst(10_000)
              .timeout(Duration.ofSeconds(5))
              .build());

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private HarvestJob respond(HarvestJobId id) {
    beforeResponse.getOrDefault(id, () -> {}).run();
    return fake.get(id);
  }

  @Override
  protected HarvestJobRepository repository() {
    return repository;
  }

  @Override
  protected void givenJob(HarvestJob job) {
    fake.put(job);
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ServiceError error) {
    AtomicInteger left = new AtomicInteger(times);
    beforeResponse.put(
        id,
        () -> {
          if (left.getAndDecrement() > 0) {
            throw error.toException();
          }
        });
  }

  @Override
  protected void givenNoResponse(HarvestJobId id) {
    beforeResponse.put(
        id,
        () -> {
          throw new NoUsableResponseException(Reason.CONNECTION_FAILED, "as planned", null);
        });
  }

  @Override
  protected void givenMalformedResponse(HarvestJobId id) {
    beforeResponse.put(
        id,
        () -> {
          throw NoUsableResponseException.notUnderstood("cut off", 200, null, null);
        });
  }

  @Override
  protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
    beforeResponse.put(id, () -> await(latch));
  }

  /** The fake has no deadline of its own. */
  private static void await(LookupLatch latch) {
    try {
      if (!latch.await(Duration.ofSeconds(3))) {
        throw new NoUsableResponseException(Reason.TIMED_OUT, "not released", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(Reason.INTERRUPTED, "interrupted", e);
    }
  }

  @Override
  protected Duration deadline() {
    return Duration.ofSeconds(10);
  }
}
