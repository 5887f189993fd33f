package io.harvestjob.bootstrap.consistency;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
 * The endpoint of the testkit and the server are two descriptions of one wire, because the testkit
 * takes no dependency: over the same jobs their responses are the same bytes. The messages for a
 * bad request differ, because AWS does not document them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointConsistencyTest {

  private final InMemoryHarvestJobRepository jobs = new InMemoryHarvestJobRepository();
  private final MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(jobs);
  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(jobs),
          ServerSettings.listeningOn("127.0.0.1", 0).withBlocking(false));
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
    jobs.failNext(new HarvestJobId("failing"), 4, () -> error.toException("its \"own\" words ✓\n"));

    assertThat(responses("/harvest_jobs/failing"))
        .extracting(Response::errorType)
        .containsOnly(error.errorCode());
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
        "/harvest_jobs",
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

  private void assertAgree(String path) throws Exception {
    List<Response> responses = responses(path);
    assertThat(responses.get(0)).isEqualTo(responses.get(1));
  }

  private List<Response> responses(String path) throws Exception {
    return List.of(response(endpoint.uri(), path), response(server.uri(), path));
  }

  private Response response(URI base, String path) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    return new Response(
        response.statusCode(),
        response.headers().firstValue("x-amzn-ErrorType").orElse(""),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }

  private record Response(int status, String errorType, String contentType, String body) {

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
