package io.harvestjob.bootstrap.consistency;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.repository.FakeHarvestJobStore;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.PlannedFailure;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The endpoint of the testkit and the server are two descriptions of one protocol, because the
 * testkit takes no dependency: over the same jobs their responses are the same bytes. The messages
 * for a bad request differ, because AWS does not document them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointConsistencyTest {

  private static final String CREATE =
      """
      {"id": "new", "originEndpointId": "e", "startTime": "1", "endTime": "2024-05-06T07:00:00Z",
       "s3Destination": {"bucketName": "b", "manifestKey": "k/ö✓", "roleArn": "r"}, "x": [{}]}""";

  private final InMemoryHarvestJobRepository jobs =
      new InMemoryHarvestJobRepository(new MutableClock());
  private final MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(jobs);
  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(jobs),
          new FakeHarvestJobStore(jobs),
          ServerSettings.listeningOn("127.0.0.1", 0));
  private final HttpClient client = HttpClient.newHttpClient();

  static Stream<HarvestJob> jobs() {
    return Stream.of(
        aHarvestJob().build(),
        aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build(),
        aHarvestJob().withStatus("").withStartTime("").withEndTime("1714979289").build(),
        aHarvestJob().withS3Destination("b", "k/ö✓😀\"\\/\t\u0001\u001f\u007f\u2028", "r").build());
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void describeAJobInTheSameBytes(HarvestJob job) throws Exception {
    jobs.put(job);

    assertThat(responses("/harvest_jobs/job-1")).extracting(Response::status).containsOnly(200);
    assertAgree("/harvest_jobs/job-1");
  }

  @ParameterizedTest
  @EnumSource
  void reportAnErrorInTheSameBytes(ServiceErrorType error) throws Exception {
    jobs.failNext(
        new HarvestJobId("failing"),
        new PlannedFailure(4, () -> error.toException("its \"own\" words ✓\n")));

    assertThat(responses("/harvest_jobs/failing"))
        .extracting(Response::errorType)
        .containsOnly(error.errorCode());
    assertAgree("/harvest_jobs/failing");
  }

  @Test
  void askForTheSamePause() throws Exception {
    jobs.failNext(
        new HarvestJobId("failing"),
        PlannedFailure.of(
            4,
            new ServiceError(
                429, "TooManyRequestsException", "slow down", null, Duration.ofMillis(1_500))));

    assertThat(responses("/harvest_jobs/failing"))
        .extracting(Response::retryAfter)
        .containsOnly("2");
    assertAgree("/harvest_jobs/failing");
  }

  @Test
  void knowTheSameJobs() throws Exception {
    assertAgree("/harvest_jobs/unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/harvest_jobs/..",
        "/harvest_jobs/%2e%2e",
        "/harvest_jobs/a%2Fb",
        "/harvest_jobs/%00",
        "/harvest_jobs/j%C3%B6b",
        "/harvest_jobs/a+b",
        "/harvest_jobs/",
        "/harvest_jobs/a/b",
        "/",
        "/channels"
      })
  void refuseTheSameRequests(String path) throws Exception {
    List<Response> responses = responses(path);
    assertThat(responses.get(0).kind()).isEqualTo(responses.get(1).kind()).startsWith("4");
  }

  @Test
  void refuseTheSameEndlessId() throws Exception {
    refuseTheSameRequests("/harvest_jobs/" + "x".repeat(5_000));
  }

  @Test
  void createAJobInTheSameBytes() throws Exception {
    List<Response> responses = created(CREATE);

    assertThat(responses.get(0)).isEqualTo(responses.get(1));
    assertThat(responses.get(0).status()).isEqualTo(200);
    assertThat(responses.get(0).body()).contains("\"status\":\"IN_PROGRESS\"", "/ö✓");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": null}",
        "{\"id\": \"a b\"}",
        "{\"id\": \"a\"}",
        "{\"id\": \"a\", \"originEndpointId\": \"e\", \"startTime\": \"2\", \"endTime\": \"1\"}"
      })
  void refuseToCreateInTheSameBytes(String body) throws Exception {
    List<Response> responses = created(body);

    assertThat(responses.get(0)).isEqualTo(responses.get(1));
    assertThat(responses.get(0).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"id\": 7}"})
  void refuseToCreateWhatNoClientSends(String body) throws Exception {
    List<Response> responses = created(body);

    assertThat(responses.get(0).kind()).isEqualTo(responses.get(1).kind()).startsWith("422");
  }

  @Test
  void refuseATakenIdInTheSameBytes() throws Exception {
    jobs.put(aHarvestJob().withId("new").build());

    Response refused = post(endpoint.uri(), CREATE);
    assertThat(refused).isEqualTo(post(server.uri(), CREATE));
    assertThat(refused.body()).contains("id is taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?maxResults=2",
        "?maxResults=2&nextToken=2",
        "?includeStatus=FAILED",
        "?includeChannelId=channel%2D1&includeStatus=IN_PROGRESS&maxResults=1",
        "?includeChannelId=none",
        "?maxResults=0",
        "?maxResults=many",
        "?nextToken=%21",
        "?nextToken=&x=y&maxResults=1&maxResults=2",
        "?includeStatus=FAILED&includeStatus=IN_PROGRESS",
        "?nextToken=&nextToken=2",
        "?maxResults=&maxResults=0"
      })
  void listInTheSameBytes(String query) throws Exception {
    jobs.reset();
    Stream.of("1", "2", "3").forEach(id -> jobs.put(aHarvestJob().withId(id).build()));
    jobs.put(aHarvestJob().withId("4").withStatus("FAILED").build());

    assertAgree("/harvest_jobs" + query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PUT"})
  void refuseOtherMethodsAlike(String method) throws Exception {
    assertThat(send(endpoint.uri(), "/harvest_jobs", method, CREATE).kind())
        .isEqualTo(send(server.uri(), "/harvest_jobs", method, CREATE).kind())
        .startsWith("422");
  }

  private List<Response> created(String body) throws Exception {
    jobs.reset();
    Response first = post(endpoint.uri(), body);
    jobs.reset();
    return List.of(first, post(server.uri(), body));
  }

  private Response post(URI base, String body) throws Exception {
    return send(base, "/harvest_jobs", "POST", body);
  }

  private void assertAgree(String path) throws Exception {
    List<Response> responses = responses(path);
    assertThat(responses.get(0)).isEqualTo(responses.get(1));
  }

  private List<Response> responses(String path) throws Exception {
    return List.of(response(endpoint.uri(), path), response(server.uri(), path));
  }

  private Response response(URI base, String path) throws Exception {
    return send(base, path, "GET", "");
  }

  private Response send(URI base, String path, String method, String body) throws Exception {
    BodyPublisher publisher =
        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(base + path))
                .method(method, publisher)
                .header("Content-Type", "application/json")
                .build(),
            BodyHandlers.ofString());
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    return new Response(
        response.statusCode(),
        response.headers().firstValue("x-amzn-ErrorType").orElse(""),
        response.headers().firstValue("Retry-After").orElse(""),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }

  private record Response(
      int status, String errorType, String retryAfter, String contentType, String body) {

    String kind() {
      return "%d %s %s".formatted(status, errorType, contentType);
    }
  }

  @AfterAll
  void close() {
    server.close();
    endpoint.close();
  }
}
