package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.List;

/**
 * The content of a jobs file.
 *
 * @param jobs the jobs with their behaviour in the fake
 * @param defaults what applies to all requests and to created jobs
 */
public record JobsFile(List<Entry> jobs, FakeServiceBehaviour defaults) {

  /**
   * A job of a jobs file.
   *
   * @param job the job as AWS would describe it
   * @param behaviour how the job behaves in the fake
   */
  public record Entry(HarvestJob job, FakeJobBehaviour behaviour) {}

  /** Sets a fake up with this content. */
  public void applyTo(InMemoryHarvestJobRepository fake) {
    jobs.forEach(entry -> fake.put(entry.job(), entry.behaviour()));
    defaults.applyTo(fake);
  }

  /** Returns whether a lookup of any job can take time. */
  public boolean hasLatency() {
    return !defaults.createdJobs().latency().isZero()
        || jobs.stream().anyMatch(entry -> !entry.behaviour().latency().isZero());
  }
}
