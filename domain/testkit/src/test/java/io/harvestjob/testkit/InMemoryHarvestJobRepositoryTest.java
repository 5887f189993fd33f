package io.harvestjob.testkit;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
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
    sleeper = latency -> await(latch);
    fake.put(fake.get(id), FakeJobBehaviour.NONE.withLatency(Duration.ofMillis(1)));
  }

  /** The fake has no deadline of its own: whoever owns the sleeper sees to it. */
  protected void await(LookupLatch latch) {
    try {
      if (!latch.await(deadline())) {
        throw new NoUsableResponseException(Reason.TIMED_OUT, "not released", null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  protected static NoUsableResponseException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new NoUsableResponseException(Reason.INTERRUPTED, "interrupted", cause);
  }

  @Override
  protected Duration deadline() {
    return Duration.ofMillis(300);
  }
}
