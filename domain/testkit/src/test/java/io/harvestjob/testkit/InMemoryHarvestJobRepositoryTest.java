package io.harvestjob.testkit;

import io.harvestjob.domain.ErrorDetails;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableAnswerException;
import io.harvestjob.domain.NoUsableAnswerException.Reason;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class InMemoryHarvestJobRepositoryTest extends HarvestJobRepositoryContract {

  private static final Gate OPEN = new Gate(Duration.ZERO);

  static {
    OPEN.open();
  }

  private final Map<HarvestJobId, Gate> gates = new ConcurrentHashMap<>();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();

  @Override
  protected HarvestJobRepository repository() {
    return id -> {
      gates.getOrDefault(id, OPEN).pass();
      return fake.get(id);
    };
  }

  @Override
  protected void givenHeldLookup(HarvestJobId id, Gate gate) {
    gates.put(id, gate);
  }

  @Override
  protected void givenJob(HarvestJob job) {
    fake.put(job);
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ErrorDetails error) {
    fake.failNext(id, times, error::toException);
  }

  @Override
  protected void givenNoAnswer(HarvestJobId id) {
    fake.failNext(
        id, 1, () -> new NoUsableAnswerException(Reason.CONNECTION_FAILED, "hung up", null));
  }
}
