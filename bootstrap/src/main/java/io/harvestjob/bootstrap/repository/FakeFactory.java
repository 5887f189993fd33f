package io.harvestjob.bootstrap.repository;

import io.harvestjob.bootstrap.jobsfile.JobsFile;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Clock;
import java.time.Duration;

/** Creates the in-memory fake over the jobs of a file. */
public final class FakeFactory {

  private FakeFactory() {}

  /** Creates a fake that keeps no record of requests. */
  public static InMemoryHarvestJobRepository create(JobsFile jobsFile) {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(Clock.systemUTC(), FakeFactory::sleep);
    fake.setMaxRecordedRequests(0);
    jobsFile.applyTo(fake);
    return fake;
  }

  private static void sleep(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
    }
  }
}
