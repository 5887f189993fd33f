package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import java.io.PrintStream;

/** Only compiled: tests never ask AWS. */
final class DescribeWithAwsSnippet {

  private DescribeWithAwsSnippet() {}

  static void run(PrintStream out) {
    // begin
    AwsSettings settings = AwsSettings.builder().region("eu-west-1").build();

    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings)) {
      DescribeHarvestJob describe = new DescribeHarvestJobService(jobs);
      out.println(describe.describe(new DescribeHarvestJob.Query("evening-news")).status());
    }
    // end
  }
}
