package com.example.awssdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.service.JobService;
import com.example.service.ServiceCheck;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageAsyncClient;

class AsyncClientTest {

  @Test
  void describesAJobBesideBothAdapters() {
    try (ServiceCheck check = new ServiceCheck();
        MediaPackageAsyncClient client = client(check);
        JobService jobs = new JobService(check.mediaPackageUri())) {
      assertTrue(jobs.describe("http", "job-1").finished());
      assertTrue(jobs.describe("aws", "job-1").finished());
      assertEquals(
          "SUCCEEDED",
          client.describeHarvestJob(job -> job.id("job-1")).join().statusAsString());
    }
  }

  private static MediaPackageAsyncClient client(ServiceCheck check) {
    return MediaPackageAsyncClient.builder()
        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
        .region(Region.EU_WEST_1)
        .endpointOverride(check.mediaPackageUri())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .build();
  }
}
