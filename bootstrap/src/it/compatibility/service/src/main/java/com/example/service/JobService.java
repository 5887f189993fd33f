package com.example.service;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.application.DescribeHarvestJob.Query;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJobRepository;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The use case over both adapters, with no framework. */
public final class JobService implements AutoCloseable {

  private final AwsHarvestJobRepository aws;
  private final HttpHarvestJobRepository http;

  public JobService(URI mediaPackage) {
    aws = AwsHarvestJobRepository.create(awsSettings(mediaPackage));
    http = new HttpHarvestJobRepository(HttpSettings.of(mediaPackage));
  }

  public JobResponse describe(String adapter, String id) {
    HarvestJobRepository jobs = adapter.equals("aws") ? aws : http;
    return JobResponse.from(new DescribeHarvestJobService(jobs).describe(new Query(id)));
  }

  @Override
  public void close() {
    aws.close();
    http.close();
  }

  private static AwsSettings awsSettings(URI mediaPackage) {
    return AwsSettings.builder()
        .region("eu-west-1")
        .endpointOverride(mediaPackage)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .build();
  }
}
