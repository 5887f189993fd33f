package io.harvestjob.bootstrap.pages;

import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.PrintStream;

final class DescribeWithFakeSnippet {

  private DescribeWithFakeSnippet() {}

  static void run(PrintStream out) {
    // begin
    HarvestJobRepository jobs =
        new InMemoryHarvestJobRepository(
            aHarvestJob().withId("evening-news").withStatus(SUCCEEDED).build());
    DescribeHarvestJob describe = new DescribeHarvestJobService(jobs);

    HarvestJob job = describe.describe(new DescribeHarvestJob.Query("evening-news"));

    if (job.isFinished()) {
      out.println(job.status() + ": " + job.manifestUri());
    }
    // end
  }
}
