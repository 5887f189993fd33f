package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One server for all; an instance owns it, for PIT starts the class anew for each test. */
@TestInstance(Lifecycle.PER_CLASS)
class RequestHandlingTest {

  private static final String SERVED_PATH = "; this server serves GET /harvest_jobs/{id}";

  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(
              new InMemoryHarvestJobRepository(aHarvestJob().withId("job-1").build())),
          DEFAULTS);

  private final URI uri = server.uri();

  @AfterAll
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/harvest_jobs/job-1",
        "/harvest_jobs/%6Aob%2D1",
        "/harvest_jobs/%6aob%2d1",
        "/harvest_jobs/job-1?X-Amz-Signature=abc",
        "http://localhost/harvest_jobs/job-1"
      })
  void returnsTheJobForEveryFormOfItsPath(String target) {
    Response response = SocketHttpClient.get(uri, target);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).contains("\"id\":\"job-1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: text/html",
        "Accept: garbage",
        "Accept-Encoding: gzip",
        "Content-Type: garbage",
        "Content-Type: application/json; charset=nope",
        "Cookie: ;;=;",
        "Upgrade: h2c",
        "Authorization: AWS4-HMAC-SHA256 garbage",
        "x-amz-date: garbage"
      })
  void ignoresOtherHeaders(String header) {
    Response response = SocketHttpClient.get(uri, "/harvest_jobs/job-1", header);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).contains("application/json");
    assertThat(response.header("Content-Encoding")).isEmpty();
    assertThat(response.body()).startsWith("{").endsWith("}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "%2e%2e",
        "%2E%2E",
        "a%2Fb",
        "a%2fb",
        "%00",
        "%0A",
        "%20",
        "%ff",
        "a+b",
        "a;b",
        "a&b",
        "a{b",
        "a#b",
        "%zz",
        "%",
        "jöb",
        "😀",
        "a b",
        "job-1?%zz",
        "job-1?{",
        ""
      })
  void refusesAnIdThatNoJobCanHave(String id) {
    assertRefused(
        SocketHttpClient.get(uri, "/harvest_jobs/" + id), 422, "UnprocessableEntityException");
  }

  @Test
  void explainsTheErrorForAnEmptyId() {
    assertThat(SocketHttpClient.get(uri, "/harvest_jobs/").body())
        .isEqualTo("{\"message\":\"id must not be empty\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 5_000, 60_000, 70_000})
  void refusesAnIdOfAnyLength(int length) {
    assertRefused(
        SocketHttpClient.get(uri, "/harvest_jobs/" + "x".repeat(length)),
        422,
        "UnprocessableEntityException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/harvest_jobs",
        "/harvest_jobs/a/b",
        "/harvest_jobs/../health",
        "/harvest_jobs/job-1/../../health",
        "/harvest_job/job-1",
        "/HARVEST_JOBS/job-1",
        "/nothing",
        "/swagger-ui/nothing",
        "/swagger-ui/..%2f..%2f..%2fio/harvestjob",
        "/beans",
        "/env",
        "*"
      })
  void returnsNotFoundForOtherPaths(String target) {
    assertRefused(SocketHttpClient.get(uri, target), 404, "NotFoundException");
  }

  @Test
  void namesTheServedPathWhenNotFound() {
    assertThat(SocketHttpClient.get(uri, "/nothing").body())
        .isEqualTo("{\"message\":\"Not Found" + SERVED_PATH + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "ODD"})
  void refusesEveryOtherMethod(String method) {
    assertRefused(
        SocketHttpClient.request(uri, method, "/harvest_jobs/job-1"),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void keepsTheConnectionAfterHead() {
    String head = "HEAD /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String get = "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    assertThat(SocketHttpClient.send(uri, head + get).text())
        .containsSubsequence("HTTP/1.1 200", "HTTP/1.1 404");
  }

  @Test
  void respondsToHeadWithoutABody() {
    Response response = SocketHttpClient.request(uri, "HEAD", "/harvest_jobs/job-1");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: abc",
        "Content-Length: -1",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "a b: c",
        ": c"
      })
  void refusesMalformedHeaders(String header) {
    assertRefused(
        SocketHttpClient.get(uri, "/harvest_jobs/job-1", header),
        422,
        "UnprocessableEntityException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0016\u0003\u0001", "GET", "GET /harvest_jobs/job-1", "", " "})
  void refusesBytesThatAreNotHttp(String line) {
    assertRefused(
        SocketHttpClient.send(uri, line + " \r\nConnection: close\r\n\r\n"),
        422,
        "UnprocessableEntityException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /harvest_jobs/job-1 HTTP/1.1\r\n",
        "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n",
        "GET /harvest_jobs/job-1 HTTP/1.0\r\nHost: localhost\r\nHost: localhost\r\n",
        "GET /harvest_jobs/job-1 HTTP/1.2\r\nHost: localhost\r\n",
        "GET /harvest_jobs/job-1 HTTP/2.0\r\nHost: localhost\r\n",
        "GET /harvest_jobs/job-1 HTTP/9.9\r\nHost: localhost\r\n"
      })
  void refusesMalformedRequests(String head) {
    assertRefused(
        SocketHttpClient.send(uri, head + "Connection: close\r\n\r\n"),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void servesHttp10WithoutHost() {
    assertThat(SocketHttpClient.send(uri, "GET /harvest_jobs/job-1 HTTP/1.0\r\n\r\n").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: evil.example\r\n",
        "GET http://evil.example/harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n",
        "GET //localhost/harvest_jobs/job-1 HTTP/1.1\r\nHost: evil.example\r\n",
        "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n",
        "OPTIONS /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n",
        "GET /health HTTP/1.1\r\nHost: evil.example\r\n",
        "GET /swagger-ui HTTP/1.1\r\nHost: evil.example\r\n"
      })
  void refusesRequestsFromPagesOfOtherSites(String head) {
    assertRefused(
        SocketHttpClient.send(uri, head + "Connection: close\r\n\r\n"), 403, "ForbiddenException");
  }

  @Test
  void acceptsHeadersOfTheSizeOfSessionTokens() {
    String token = "x-amz-security-token: " + "x".repeat(16 * 1024);

    assertThat(SocketHttpClient.get(uri, "/harvest_jobs/job-1", token).status()).isEqualTo(200);
  }

  @Test
  void refusesAMalformedChunk() throws IOException {
    String head = "POST /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n%s";

    try (Socket client =
        SocketHttpClient.open(uri, head.formatted("Transfer-Encoding: chunked", "zz\r\nx\r\n"))) {
      byte[] start = client.getInputStream().readNBytes("HTTP/1.1 422".length());
      assertThat(new String(start, ISO_8859_1)).isEqualTo("HTTP/1.1 422");
    }
  }

  @Test
  void respondsToAllRequestsOfALongPipeline() {
    String get = "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String last = "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    assertThat(SocketHttpClient.send(uri, get.repeat(1_000) + last).text().split("HTTP/1.1 "))
        .hasSize(1_002);
  }

  @Test
  void refusesHeadersThatAreTooLarge() {
    assertRefused(
        SocketHttpClient.get(uri, "/harvest_jobs/job-1", "x: " + "y".repeat(100_000)),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    assertRefused(
        SocketHttpClient.request(uri, "POST", "/harvest_jobs/job-1", "Content-Length: 999999999"),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void respondsToPipelinedRequestsInOrder() {
    String first = "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String last = "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String both = SocketHttpClient.send(uri, first + last).text();

    assertThat(both).containsSubsequence("HTTP/1.1 200", "\"id\":\"job-1\"", "HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/harvest_jobs/job-1",
        "/harvest_jobs/..",
        "/nothing",
        "/health",
        "/prometheus",
        "/swagger-ui"
      })
  void datesAndNamesEveryResponse(String target) {
    Response response = SocketHttpClient.get(uri, target);

    assertThat(
            ZonedDateTime.parse(
                    response.header("Date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant())
        .isCloseTo(Instant.now(), within(60, SECONDS));
    UUID requestId = UUID.fromString(response.header("x-amzn-RequestId").orElseThrow());
    assertThat(requestId.version()).isEqualTo(4);
    assertThat(requestId.variant()).isEqualTo(2);
  }

  private static void assertRefused(Response response, int status, String errorCode) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("x-amzn-ErrorType")).contains(errorCode);
    assertThat(response.header("Content-Type")).contains("application/json");
    assertThat(UUID.fromString(response.header("x-amzn-RequestId").orElseThrow())).isNotNull();
    assertThat(response.header("Date")).isPresent();
    assertThat(response.body())
        .startsWith("{\"message\":\"")
        .endsWith("\"}")
        .doesNotContain("micronaut", "Exception", "_links", "java.");
  }
}
