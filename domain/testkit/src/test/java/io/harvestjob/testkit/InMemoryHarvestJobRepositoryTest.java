package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Clock;
import java.time.Duration;

/** The fake is an adapter like the others. */
public class InMemoryHarvestJobRepositoryTest extends HarvestJobRepositoryContract {

  private Sleeper sleeper = latency -> {};
  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(Clock.systemUTC(), latency -> sleeper.sleep(latency));

  @Override
  protected HarvestJobRepository repository() {
    return fake;
  }

  @Override
  protected void givenJob(HarvestJob job) {
    fake.put(job);
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ServiceError error) {
    fake.failNext(id, PlannedFailures.of(times, error));
  }

  @Override
  protected void givenNoResponse(HarvestJobId id) {
    fake.failNext(
        id,
        Integer.MAX_VALUE,
        () -> new NoUsableResponseException(Reason.CONNECTION_FAILED, "hung up", null));
  }

  @Override
  protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
    sleeper = latency -> latch.await();
    HarvestJob held = fake.get(id);
    fake.put(held, FakeBehaviour.NONE.withLatency(Duration.ofMillis(1)));
  }
}
