package com.example.modular;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.application.DescribeHarvestJob.Query;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;

public final class ModularProgram {

  public static void main(String[] args) {
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    fake.put(aHarvestJob().withId("job-1").build(), finishAfterLookups(0));
    DescribeHarvestJobService describe = new DescribeHarvestJobService(fake);

    requireNamedModule(describe.describe(new Query("job-1")).getClass());
    requireNamedModule(describe.getClass());
    HarvestJobEventParser events = new HarvestJobEventParser();
    requireNamedModule(events.getClass());
    events.parse("{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\"}");
    try (MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake)) {
      requireNamedModule(endpoint.getClass());
    }
    try {
      describe.describe(new Query("not an id"));
      throw new IllegalStateException("an invalid id passed");
    } catch (InvalidQueryException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void requireNamedModule(Class<?> type) {
    if (!type.getModule().isNamed()) {
      throw new IllegalStateException(type + " is not on the module path");
    }
    System.out.println(type + " of " + type.getModule());
  }
}
