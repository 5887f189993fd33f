package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.testkit.HarvestJobBuilder;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One server for all; an instance owns it, for PIT starts the class anew for each test. */
@TestInstance(Lifecycle.PER_CLASS)
class CrossOriginTest {

  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(
              new InMemoryHarvestJobRepository(
                  HarvestJobBuilder.aHarvestJob().withId("job-1").build())),
          LoopbackSettings.builder().allowedHosts(Set.of("Dash.example")).build());

  @AfterAll
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "https://dash.example", "http://[::1]:3000"})
  void letsPagesOfAnAllowedOriginReadResponses(String origin) {
    for (String id : Set.of("job-1", "unknown")) {
      Response response = get(id, "Origin: " + origin);

      assertThat(response.header("Access-Control-Allow-Origin")).contains(origin);
      assertThat(response.text())
          .contains("Access-Control-Expose-Headers: x-amzn-RequestId")
          .contains("Access-Control-Expose-Headers: x-amzn-ErrorType");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "https://dash.example"})
  void letsPagesOfAnAllowedOriginSendSignedRequests(String origin) {
    Response response = preflight(origin);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Access-Control-Allow-Origin")).contains(origin);
    assertThat(response.header("Access-Control-Allow-Methods")).contains("GET");
    assertThat(response.text()).contains("authorization", "x-amz-date");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://dash.example.evil",
        "http://localhost.evil",
        "null"
      })
  void refusesPagesOfAnyOtherOrigin(String origin) {
    for (Response response : Set.of(preflight(origin), get("job-1", "Origin: " + origin))) {
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  private Response get(String id, String header) {
    return SocketHttpClient.get(server.uri(), "/harvest_jobs/" + id, header);
  }

  private Response preflight(String origin) {
    return SocketHttpClient.request(
        server.uri(),
        "OPTIONS",
        "/harvest_jobs/job-1",
        "Origin: " + origin,
        "Access-Control-Request-Method: GET",
        "Access-Control-Request-Headers: authorization,x-amz-date");
  }
}
