package com.example.embedder;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJob.Query;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;

public final class Program {

  public static void main(String[] args) {
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    fake.put(aHarvestJob().withId("job-1").build(), finishAfterLookups(1));
    DescribeHarvestJob describe = new DescribeHarvestJobService(fake);

    HarvestJob first = describe.describe(new Query("job-1"));
    HarvestJob second = describe.describe(new Query("job-1"));
    System.out.printf("%s, then %s: %s%n", first.status(), second.status(), second.manifestUri());
    if (first.isFinished() || !second.isFinished()) {
      throw new IllegalStateException("the fake did not finish its job: " + fake.lookups());
    }
  }
}
