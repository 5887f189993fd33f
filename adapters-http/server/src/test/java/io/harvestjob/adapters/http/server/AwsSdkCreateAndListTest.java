package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.CreateHarvestJobRequest;
import io.harvestjob.testkit.FinalStatus;
import io.harvestjob.testkit.HarvestJobPage;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.ListHarvestJobsRequest;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.CreateHarvestJobResponse;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;
import software.amazon.awssdk.services.mediapackage.model.ListHarvestJobsResponse;
import software.amazon.awssdk.services.mediapackage.model.NotFoundException;
import software.amazon.awssdk.services.mediapackage.model.Status;
import software.amazon.awssdk.services.mediapackage.model.TooManyRequestsException;
import software.amazon.awssdk.services.mediapackage.model.UnprocessableEntityException;

/** The SDK's client creates, lists and describes, with the server and with the kit's endpoint. */
class AwsSdkCreateAndListTest {

  /** What the client is pointed at. */
  enum Endpoint {
    SERVER,
    TESTKIT
  }

  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(fake), new FakeStore(fake), LoopbackSettings.DEFAULTS);
  private final MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake);

  @AfterEach
  void close() {
    server.close();
    endpoint.close();
  }

  @ParameterizedTest
  @EnumSource
  void createsAndDescribesUntilTheJobHasFinished(Endpoint target) {
    fake.setCreatedJobBehaviour(finishAfterLookups(1).as(FinalStatus.FAILED));
    try (MediaPackageClient client = client(target)) {
      CreateHarvestJobResponse created = create(client, "job-1");
      DescribeHarvestJobResponse described = client.describeHarvestJob(job -> job.id("job-1"));

      assertThat(created.status()).isEqualTo(Status.IN_PROGRESS);
      assertThat(created.arn()).endsWith(":harvest_jobs/job-1");
      assertThat(created.channelId()).isEqualTo("endpoint-1-channel");
      assertThat(created.createdAt()).endsWith("Z");
      assertThat(created.s3Destination().manifestKey()).isEqualTo("k/ö.m3u8");
      assertThat(described.toString()).contains(created.createdAt(), "IN_PROGRESS");
      assertThat(client.describeHarvestJob(job -> job.id("job-1")).status())
          .isEqualTo(Status.FAILED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsPagesThatStayRightWhileJobsAreCreated(Endpoint target) {
    try (MediaPackageClient client = client(target)) {
      IntStream.range(0, 5).forEach(n -> create(client, "job-" + n));
      List<ListHarvestJobsResponse> pages =
          client.listHarvestJobsPaginator(query -> query.maxResults(2)).stream()
              .peek(page -> createOnce(client))
              .toList();

      assertThat(pages.stream().flatMap(page -> page.harvestJobs().stream()))
          .extracting(job -> job.id())
          .containsExactly("job-0", "job-1", "job-2", "job-3", "job-4", "late");
    }
  }

  @ParameterizedTest
  @EnumSource
  void filtersByChannelAndStatus(Endpoint target) {
    fake.setOriginEndpoints(Map.of("endpoint-1", "news/1 ö", "endpoint-2", "sports"));
    try (MediaPackageClient client = client(target)) {
      create(client, "job-1");

      assertThat(
              client
                  .listHarvestJobs(
                      query -> query.includeChannelId("news/1 ö").includeStatus("IN_PROGRESS"))
                  .harvestJobs())
          .hasSize(1);
      assertThat(client.listHarvestJobs(query -> query.includeStatus("FAILED")).harvestJobs())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void throwsModelledErrors(Endpoint target) {
    try (MediaPackageClient client = client(target)) {
      create(client, "job-1");

      assertThatExceptionOfType(UnprocessableEntityException.class)
          .isThrownBy(() -> create(client, "job-1"))
          .withMessageContaining("id is taken");
      assertThatExceptionOfType(UnprocessableEntityException.class)
          .isThrownBy(() -> client.createHarvestJob(job -> job.id("job-2")))
          .withMessageContaining("originEndpointId is missing");
      fake.setQuota(1);
      assertThatExceptionOfType(TooManyRequestsException.class)
          .isThrownBy(() -> create(client, "job-2"))
          .withMessageContaining("quota");
      fake.setOriginEndpoints(Map.of());
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> create(client, "job-2"))
          .withMessageContaining("originEndpointId");
    }
  }

  @ParameterizedTest
  @EnumSource
  void createsAThousandJobsInParallel(Endpoint target) {
    try (MediaPackageClient client = client(target)) {
      IntStream.range(0, 1000).parallel().forEach(n -> create(client, "job-" + n));

      assertThat(fake.list()).hasSize(1000);
      assertThat(
              client
                  .listHarvestJobsPaginator(query -> query.maxResults(300))
                  .harvestJobs()
                  .stream())
          .extracting(job -> job.id())
          .doesNotHaveDuplicates()
          .hasSize(1000);
    }
  }

  private void createOnce(MediaPackageClient client) {
    if (fake.list().size() == 5) {
      create(client, "late");
    }
  }

  private static CreateHarvestJobResponse create(MediaPackageClient client, String id) {
    return client.createHarvestJob(
        job ->
            job.id(id)
                .originEndpointId("endpoint-1")
                .startTime("2024-05-06T06:00:00Z")
                .endTime("1714979289")
                .s3Destination(s3 -> s3.bucketName("b").manifestKey("k/ö.m3u8").roleArn("r")));
  }

  private MediaPackageClient client(Endpoint target) {
    URI uri = target == Endpoint.SERVER ? server.uri() : endpoint.uri();
    return MediaPackageClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
        .build();
  }

  private record FakeStore(InMemoryHarvestJobRepository fake) implements HarvestJobStore {

    @Override
    public HarvestJob create(UnverifiedHarvestJob json) {
      UnverifiedHarvestJob.Destination s3 = json.s3Destination();
      return fake.create(
          new CreateHarvestJobRequest(
              json.id(),
              json.originEndpointId(),
              json.startTime(),
              json.endTime(),
              s3 == null ? null : s3.bucketName(),
              s3 == null ? null : s3.manifestKey(),
              s3 == null ? null : s3.roleArn()));
    }

    @Override
    public Page list(Map<String, String> parameters) {
      HarvestJobPage page = fake.list(ListHarvestJobsRequest.of(parameters));
      return new Page(page.harvestJobs(), page.nextToken());
    }
  }
}
