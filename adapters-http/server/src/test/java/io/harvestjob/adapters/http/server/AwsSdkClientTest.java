package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.PlannedFailure;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;
import software.amazon.awssdk.services.mediapackage.model.Status;

class AwsSdkClientTest {

  private static final HarvestJobId JOB_1 = new HarvestJobId("job-1");

  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(aHarvestJob().build());

  private final MediaPackageServer server =
      MediaPackageServer.start(new DescribeHarvestJobService(repository), DEFAULTS);

  private final MediaPackageClient client =
      client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void returnsTheJob() {
    DescribeHarvestJobResponse job = describe("job-1");

    assertThat(job.id()).isEqualTo("job-1");
    assertThat(job.arn())
        .isEqualTo("arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1");
    assertThat(job.channelId()).isEqualTo("channel-1");
    assertThat(job.originEndpointId()).isEqualTo("endpoint-1");
    assertThat(job.createdAt()).isEqualTo("2024-05-06T07:08:09Z");
    assertThat(job.startTime()).isEqualTo("2024-05-06T06:00:00Z");
    assertThat(job.endTime()).isEqualTo("2024-05-06T07:00:00Z");
    assertThat(job.status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(job.s3Destination().bucketName()).isEqualTo("bucket-1");
    assertThat(job.s3Destination().manifestKey()).isEqualTo("job-1/index.m3u8");
    assertThat(job.s3Destination().roleArn())
        .isEqualTo("arn:aws:iam::111122223333:role/MediaPackageHarvest");
  }

  @Test
  void omitsFieldsThatAreMissing() {
    repository.put(aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build());

    DescribeHarvestJobResponse job = describe("job-1");
    assertThat(job.arn()).isNull();
    assertThat(job.channelId()).isNull();
    assertThat(job.createdAt()).isNull();
  }

  @Test
  void keepsEveryCharacter() {
    repository.put(aHarvestJob().withS3Destination("b", "käse/✓ 😀\"\\\t", "role").build());

    assertThat(describe("job-1").s3Destination().manifestKey()).isEqualTo("käse/✓ 😀\"\\\t");
  }

  @Test
  void sendsADifferentRequestIdEachTime() {
    String first = describe("job-1").responseMetadata().requestId();
    String second = describe("job-1").responseMetadata().requestId();

    assertThat(UUID.fromString(first)).isNotEqualTo(UUID.fromString(second));
  }

  @Test
  void needsNoSignature() {
    try (MediaPackageClient anonymous = client(AnonymousCredentialsProvider.create())) {
      assertThat(anonymous.describeHarvestJob(request -> request.id("job-1")).id())
          .isEqualTo("job-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsCodeMessageAndRequestIdOfEachError(ServiceErrorType error) {
    ServiceError serviceError =
        new ServiceError(error.httpStatus(), error.errorCode(), "its own words", "its-own-id");
    repository.failNext(JOB_1, new PlannedFailure(1, serviceError::toException));

    MediaPackageException failure = failure("job-1");
    assertThat(failure.getClass().getSimpleName()).isEqualTo(error.errorCode());
    assertThat(failure.statusCode()).isEqualTo(error.httpStatus());
    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(error.errorCode());
    assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("its own words");
    assertThat(failure.requestId()).isEqualTo("its-own-id");
  }

  @ParameterizedTest
  @EnumSource
  void generatesARequestIdForAnErrorWithoutOne(ServiceErrorType error) {
    repository.failNext(JOB_1, new PlannedFailure(1, () -> error.toException("its own words")));

    assertThat(UUID.fromString(failure("job-1").requestId())).isNotNull();
  }

  @Test
  void returnsNotFoundForAnUnknownJob() {
    assertThat(failure("job-2").getClass().getSimpleName()).isEqualTo("NotFoundException");
  }

  @Test
  void hidesTheUpstream() {
    repository.failNext(
        JOB_1,
        new PlannedFailure(
            1,
            () ->
                new NoUsableResponseException(Reason.CONNECTION_FAILED, "10.0.0.7 refused", null)));

    MediaPackageException failure = failure("job-1");
    assertThat(failure.getClass().getSimpleName()).isEqualTo("ServiceUnavailableException");
    assertThat(failure.getMessage()).doesNotContain("10.0.0.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a b", "a/b", "a%2Fb", "jöb", "😀", "!$&'()*,;=", "a+b"})
  void refusesAnIdThatNoJobCanHave(String id) {
    MediaPackageException failure = failure(id);

    assertThat(failure.getClass().getSimpleName()).isEqualTo("UnprocessableEntityException");
    assertThat(failure.awsErrorDetails().errorMessage())
        .isEqualTo("id must be 1 to 256 of A-Z a-z 0-9 _ -");
  }

  @Test
  void refusesAnIdThatIsTooLong() {
    assertThat(failure("x".repeat(5_000)).awsErrorDetails().errorMessage())
        .isEqualTo("id must be 1 to 256 of A-Z a-z 0-9 _ -");
  }

  private DescribeHarvestJobResponse describe(String id) {
    return client.describeHarvestJob(request -> request.id(id));
  }

  private MediaPackageException failure(String id) {
    return catchThrowableOfType(MediaPackageException.class, () -> describe(id));
  }

  private MediaPackageClient client(AwsCredentialsProvider credentials) {
    return MediaPackageClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials)
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
