package com.example.modular.adapters;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

public final class DescribeWithAdapters {

  public static void main(String[] args) {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(aHarvestJob().withId("job-1").build());
    try (MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake);
        HttpHarvestJobRepository http =
            new HttpHarvestJobRepository(HttpSettings.of(endpoint.uri()));
        AwsHarvestJobRepository aws = AwsHarvestJobRepository.create(settings(endpoint))) {
      describe(http);
      describe(aws);
    }
  }

  private static AwsSettings settings(MediaPackageEndpoint endpoint) {
    return AwsSettings.builder()
        .region("eu-west-1")
        .endpointOverride(endpoint.uri())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .build();
  }

  private static void describe(HarvestJobRepository jobs) {
    DescribeHarvestJob describe = new DescribeHarvestJobService(jobs);
    System.out.println(
        jobs.getClass().getModule() + ": " + describe.describe(new DescribeHarvestJob.Query("job-1")));
  }
}
