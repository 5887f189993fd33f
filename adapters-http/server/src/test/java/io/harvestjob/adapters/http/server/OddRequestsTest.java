package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.harvestjob.adapters.http.server.RawHttp.Answer;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
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
class OddRequestsTest {

  private static final String WHAT_IS_SERVED = "; what is served here is GET /harvest_jobs/{id}";

  private final RunningServer server =
      RunningServer.over(
          ServedHarvestJobs.fromMemory(
              new DescribeHarvestJobService(
                  new InMemoryHarvestJobRepository(aHarvestJob().withId("job-1").build()))));

  private final URI url = server.url();

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
        "http://elsewhere/harvest_jobs/job-1"
      })
  void findsTheJobHoweverItIsAskedFor(String target) {
    Answer answer = RawHttp.get(url, target);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"id\":\"job-1\"");
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
        "Origin: http://elsewhere",
        "Upgrade: h2c",
        "Authorization: AWS4-HMAC-SHA256 garbage",
        "x-amz-date: garbage"
      })
  void answersWhateverTheHeadersSay(String header) {
    Answer answer = RawHttp.get(url, "/harvest_jobs/job-1", header);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.body()).startsWith("{").endsWith("}");
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
    assertRefused(RawHttp.get(url, "/harvest_jobs/" + id), 422, "UnprocessableEntityException");
  }

  @Test
  void tellsAnEmptyIdWhatIsServed() {
    assertThat(RawHttp.get(url, "/harvest_jobs/").body())
        .isEqualTo("{\"message\":\"Bad Request" + WHAT_IS_SERVED + "\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 5_000, 60_000, 70_000})
  void refusesAnIdOfAnyLength(int length) {
    assertRefused(
        RawHttp.get(url, "/harvest_jobs/" + "x".repeat(length)),
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
  void hasNothingElsewhere(String target) {
    assertRefused(RawHttp.get(url, target), 404, "NotFoundException");
  }

  @Test
  void tellsWhatIsServedToWhoIsLost() {
    assertThat(RawHttp.get(url, "/nothing").body())
        .isEqualTo("{\"message\":\"Not Found" + WHAT_IS_SERVED + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "ODD"})
  void refusesEveryOtherMethod(String method) {
    assertRefused(
        RawHttp.request(url, method, "/harvest_jobs/job-1"), 422, "UnprocessableEntityException");
  }

  @Test
  void answersHeadWithoutABody() {
    Answer answer = RawHttp.request(url, "HEAD", "/harvest_jobs/job-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
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
  void refusesWhatIsNotHttp(String header) {
    assertRefused(
        RawHttp.get(url, "/harvest_jobs/job-1", header), 422, "UnprocessableEntityException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0016\u0003\u0001", "GET", "GET /harvest_jobs/job-1", "", " "})
  void refusesWhatIsNotHttpAtAll(String line) {
    assertRefused(
        RawHttp.send(url, line + " \r\nConnection: close\r\n\r\n"),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void refusesAHeadThatIsTooLarge() {
    assertRefused(
        RawHttp.get(url, "/harvest_jobs/job-1", "x: " + "y".repeat(100_000)),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    assertRefused(
        RawHttp.request(url, "POST", "/harvest_jobs/job-1", "Content-Length: 999999999"),
        422,
        "UnprocessableEntityException");
  }

  @Test
  void answersRequestsInOneGoOneByOne() {
    String first = "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: h\r\n\r\n";
    String last = "GET /nothing HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    String both = RawHttp.send(url, first + last).text();

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
  void datesAndNamesEveryAnswer(String target) {
    Answer answer = RawHttp.get(url, target);

    assertThat(
            ZonedDateTime.parse(
                    answer.header("Date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant())
        .isCloseTo(Instant.now(), within(60, SECONDS));
    UUID requestId = UUID.fromString(answer.header("x-amzn-RequestId").orElseThrow());
    assertThat(requestId.version()).isEqualTo(4);
    assertThat(requestId.variant()).isEqualTo(2);
  }

  private static void assertRefused(Answer answer, int status, String errorCode) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("x-amzn-ErrorType")).contains(errorCode);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(UUID.fromString(answer.header("x-amzn-RequestId").orElseThrow())).isNotNull();
    assertThat(answer.header("Date")).isPresent();
    assertThat(answer.body())
        .startsWith("{\"message\":\"")
        .endsWith("\"}")
        .doesNotContain("micronaut", "Exception", "_links", "java.");
  }
}
