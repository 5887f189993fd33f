package io.harvestjob.adapters.aws;

import static io.harvestjob.domain.ServiceErrorType.TOO_MANY_REQUESTS;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.RecordedRequest;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import io.harvestjob.testkit.junit.FakeHarvestJobsExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.TooManyRequestsException;

/** The page of the testkit shows this test. */
@ExtendWith(FakeHarvestJobsExtension.class)
class SdkClientOnTheFakeTest {

  @Test
  void seesThePlannedFailure(InMemoryHarvestJobRepository fake, MediaPackageEndpoint endpoint) {
    fake.put(aHarvestJob().build(), finishAfterLookups(1).failNext(1, TOO_MANY_REQUESTS));

    try (MediaPackageClient client =
        MediaPackageClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .overrideConfiguration(
                override -> override.retryStrategy(retries -> retries.maxAttempts(1)))
            .build()) {
      assertThrows(
          TooManyRequestsException.class, () -> client.describeHarvestJob(job -> job.id("job-1")));
      assertEquals("IN_PROGRESS", client.describeHarvestJob(j -> j.id("job-1")).statusAsString());
    }
    assertEquals(
        List.of("TooManyRequestsException", "IN_PROGRESS"),
        fake.lookups().stream().map(RecordedRequest::outcome).toList());
  }
}
