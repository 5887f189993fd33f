package io.harvestjob.bootstrap.readme;

import io.harvestjob.adapters.aws.AwsHarvestJobs;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import java.io.PrintStream;

/** Only compiled: tests never ask AWS. */
final class DescribeWithAwsSnippet {

  private DescribeWithAwsSnippet() {}

  static void run(PrintStream out) {
    // begin
    AwsSettings settings = AwsSettings.defaults().withRegion("eu-west-1");

    try (AwsHarvestJobs jobs = AwsHarvestJobs.open(settings)) {
      DescribeHarvestJob describe = new DescribeHarvestJobService(jobs);
      out.println(describe.describe(new DescribeHarvestJob.Query("evening-news")).status());
    }
    // end
  }
}
