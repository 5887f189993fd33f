package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.PlannedFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthMetricsAndAccessLogTest {

  private static final String REQUEST_ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(aHarvestJob().withId("job-1").build());
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(repository),
          LoopbackSettings.builder()
              .accessLog(log::add)
              .counters(Map.of("harvestjob_coalesced_lookups", () -> 7L))
              .build());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isHealthyWhileItRuns() {
    assertThat(get("/health").status()).isEqualTo(200);
    assertThat(get("/health").body()).contains("\"status\":\"UP\"");
    assertThat(get("/health/liveness").status()).isEqualTo(200);
    assertThat(get("/health/liveness").body()).contains("\"status\":\"UP\"");
    assertThat(get("/health/readiness").status()).isEqualTo(200);
    assertThat(get("/health/readiness").body()).contains("\"status\":\"UP\"");
  }

  @Test
  void showsTheCountersOfTheCaller() {
    assertThat(get("/prometheus").body()).contains("\nharvestjob_coalesced_lookups_total 7.0");
  }

  @Test
  void isNotReadyWhileLookupsFailForWantOfConfiguration() {
    failNext(Reason.NOT_CONFIGURED);
    get("/harvest_jobs/job-1");

    assertThat(get("/health").status()).isEqualTo(503);
    assertThat(get("/health").body())
        .contains("\"status\":\"DOWN\"", "\"reason\":\"NOT_CONFIGURED\"");
    assertThat(get("/health/readiness").status()).isEqualTo(503);
    assertThat(get("/health/liveness").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"job-1", "unknown"})
  void isReadyAgainWhenALookupReachesTheService(String id) {
    failNext(Reason.MISCONFIGURED);
    get("/harvest_jobs/job-1");
    get("/harvest_jobs/" + id);

    assertThat(get("/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void isNotReadyAgainForAnErrorThatDidNotComeFromTheService() {
    failNext(Reason.MISCONFIGURED);
    get("/harvest_jobs/job-1");
    repository.failNext(
        new HarvestJobId("job-1"),
        new PlannedFailure(1, () -> ServiceErrorType.SERVICE_UNAVAILABLE.toException("too many")));
    get("/harvest_jobs/job-1");

    assertThat(get("/health/readiness").status()).isEqualTo(503);
  }

  @Test
  void staysReadyWhenTheServiceDoesNotRespond() {
    failNext(Reason.TIMED_OUT);
    get("/harvest_jobs/job-1");

    assertThat(get("/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void countsResponsesByOutcome() {
    get("/harvest_jobs/job-1");
    get("/harvest_jobs/job-1");
    get("/harvest_jobs/job-2");
    get("/harvest_jobs/..");
    get("/nothing");

    assertThat(get("/prometheus").header("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(get("/prometheus").body())
        .contains("harvestjob_requests_seconds_count{outcome=\"OK\"} 2")
        .contains("harvestjob_requests_seconds_count{outcome=\"NotFoundException\"} 2")
        .contains("harvestjob_requests_seconds_count{outcome=\"UnprocessableEntityException\"} 1");
  }

  @Test
  void countsUnmodelledCodesAsTheErrorTheyMean() {
    repository.failNext(
        new HarvestJobId("job-1"),
        new PlannedFailure(
            1, new ServiceError(403, "AccessDeniedException", "no", null)::toException));
    get("/harvest_jobs/job-1");

    assertThat(get("/prometheus").body())
        .contains("harvestjob_requests_seconds_count{outcome=\"ForbiddenException\"} 1")
        .doesNotContain("AccessDenied");
  }

  @Test
  void countsNeitherHealthNorMetrics() {
    get("/health");
    get("/prometheus");

    assertThat(get("/prometheus").body()).doesNotContain("_count");
  }

  @Test
  void logsOneLineForEachRequest() {
    Response found = get("/harvest_jobs/job-1");
    get("/health");

    assertThat(log)
        .hasSize(2)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("GET /harvest_jobs/job-1 200 " + REQUEST_ID + " \\d+\\.\\dms")
                    .contains(found.header("x-amzn-RequestId").orElseThrow()),
            line -> assertThat(line).startsWith("GET /health 200 "));
  }

  @Test
  void logsNeitherQueryNorHeaders() {
    SocketHttpClient.get(
        server.uri(), "/harvest_jobs/job-1?X-Amz-Signature=secret-1", "Authorization: secret-2");

    assertThat(log).singleElement().asString().doesNotContain("secret");
  }

  @Test
  void logsNothingThatBreaksALine() {
    get("/harvest_jobs/jöb");
    get("/harvest_jobs/job\u0007");
    SocketHttpClient.send(server.uri(), "\u0016\u0003\u0001\r\nConnection: close\r\n\r\n");

    assertThat(log).hasSize(3).allMatch(line -> line.matches("[ -~]+ 422 [ -~]+"));
    assertThat(log).first().asString().startsWith("GET /harvest_jobs/j??b ");
  }

  @Test
  void shortensALongPath() {
    get("/harvest_jobs/" + "x".repeat(5_000));

    assertThat(log).singleElement().asString().contains("xxx... 422 ").hasSizeLessThan(400);
  }

  @Test
  void hidesUnexpectedExceptionsFromCallers() {
    try (MediaPackageServer broken =
        MediaPackageServer.start(
            query -> {
              throw new IllegalStateException("secret");
            },
            DEFAULTS)) {
      Response response = SocketHttpClient.get(broken.uri(), "/harvest_jobs/job-1");

      assertThat(response.status()).isEqualTo(500);
      assertThat(response.header("x-amzn-ErrorType")).contains("InternalServerErrorException");
      assertThat(response.header("x-amzn-RequestId").orElseThrow()).matches(REQUEST_ID);
      assertThat(response.body()).isEqualTo("{\"message\":\"The service failed\"}");
    }
  }

  private void failNext(Reason reason) {
    repository.failNext(
        new HarvestJobId("job-1"),
        new PlannedFailure(1, () -> new NoUsableResponseException(reason, "m1", null)));
  }

  private Response get(String target) {
    return SocketHttpClient.get(server.uri(), target);
  }
}
