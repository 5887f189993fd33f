package io.harvestjob.testkit;

import io.harvestjob.domain.ErrorDetails;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableAnswerException;
import io.harvestjob.domain.NoUsableAnswerException.Reason;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;

public class InMemoryHarvestJobRepositoryTest extends HarvestJobRepositoryContract {

  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();

  @Override
  protected HarvestJobRepository repository() {
    return fake;
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
