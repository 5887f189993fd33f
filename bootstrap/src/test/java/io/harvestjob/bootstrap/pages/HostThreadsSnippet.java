package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.aws.AwsSettings;
import java.util.concurrent.ExecutorService;

final class HostThreadsSnippet {

  private HostThreadsSnippet() {}

  static AwsSettings run(ExecutorService threads) {
    // begin
    // threads are yours: virtual ones, or such that carry MDC and trace context
    AwsSettings settings = AwsSettings.builder().region("eu-west-1").executor(threads).build();
    // end
    return settings;
  }
}
