package io.harvestjob.application;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.PlannedFailure;
import io.harvestjob.testkit.Sleeper;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The cache keeps every promise of the port, over the fake. */
class CachingHarvestJobRepositoryContractTest extends HarvestJobRepositoryContract {

  private Sleeper sleeper = latency -> {};
  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(Clock.systemUTC(), latency -> sleeper.sleep(latency));
  private final CachingHarvestJobRepository caching =
      CachingHarvestJobRepository.builder(fake).callTimeout(deadline()).build();

  @AfterEach
  void close() {
    caching.close();
  }

  @Override
  protected HarvestJobRepository repository() {
    return caching;
  }

  @Override
  protected void givenJob(HarvestJob job) {
    fake.put(job);
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ServiceError error) {
    fake.failNext(id, PlannedFailure.of(times, error));
  }

  @Override
  protected void givenNoResponse(HarvestJobId id) {
    fake.failNext(
        id,
        new PlannedFailure(
            Integer.MAX_VALUE,
            () -> new NoUsableResponseException(Reason.CONNECTION_FAILED, "hung up", null)));
  }

  @Override
  protected void givenMalformedResponse(HarvestJobId id) {
    fake.failNext(
        id,
        new PlannedFailure(
            Integer.MAX_VALUE,
            () -> NoUsableResponseException.notUnderstood("cut off", 200, null, null)));
  }

  @Override
  protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
    sleeper = latency -> latch.await();
    fake.put(fake.get(id), FakeJobBehaviour.NONE.withLatency(Duration.ofMillis(1)));
  }

  /** The fake behind it has none: the time limit of a call is enough. */
  @Override
  protected Duration deadline() {
    return Duration.ofSeconds(1);
  }
}
