package io.harvestjob.testkit.endpoint;

import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.PlannedFailure;
import io.harvestjob.testkit.Sleeper;
import io.harvestjob.testkit.UserThread;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MediaPackageEndpointTest {

  private static final HarvestJob JOB = aHarvestJob().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(Version.HTTP_1_1).build();

  private final LookupLatch latch = new LookupLatch(Duration.ofSeconds(10));
  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(Clock.systemUTC(), latency -> latch.await(), JOB);
  private final MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake);

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void describesAJobWithEveryMember() throws Exception {
    HttpResponse<String> response = get("job-1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Connection")).contains("close");
    assertThat(response.body())
        .isEqualTo(
            "{\"arn\":\"arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1\","
                + "\"channelId\":\"channel-1\",\"createdAt\":\"2024-05-06T07:08:09Z\","
                + "\"endTime\":\"2024-05-06T07:00:00Z\",\"id\":\"job-1\","
                + "\"originEndpointId\":\"endpoint-1\",\"s3Destination\":"
                + "{\"bucketName\":\"bucket-1\",\"manifestKey\":\"job-1/index.m3u8\","
                + "\"roleArn\":\"arn:aws:iam::111122223333:role/MediaPackageHarvest\"},"
                + "\"startTime\":\"2024-05-06T06:00:00Z\",\"status\":\"IN_PROGRESS\"}");
  }

  @Test
  void leavesOutWhatIsMissing() throws Exception {
    fake.put(aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build());

    assertThat(get("job-1").body()).startsWith("{\"endTime\":");
  }

  @Test
  void keepsEveryCharacterOfAText() throws Exception {
    fake.put(aHarvestJob().withS3Destination("b", "ä😀\"\\/\b\f\n\r\t\u0001\u001f ", "r").build());

    assertThat(get("job-1").body())
        .contains("\"manifestKey\":\"ä😀\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001F \"");
  }

  @Test
  void sendsUniqueRequestIdAndRealDate() throws Exception {
    HttpResponse<String> first = get("job-1");

    assertThat(requestId(first)).matches("[0-9a-f-]{36}").isNotEqualTo(requestId(get("job-1")));
    assertThat(date(first)).isBetween(Instant.now().minusSeconds(20), Instant.now().plusSeconds(1));
    assertThat(first.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void respondsOnDaemonThreads() throws Exception {
    Queue<Boolean> daemons = new ConcurrentLinkedQueue<>();
    try (MediaPackageEndpoint started =
        UserThread.call(
            () ->
                MediaPackageEndpoint.start(
                    slowFake(latency -> daemons.add(Thread.currentThread().isDaemon()))))) {
      URI job = started.uri().resolve("/harvest_jobs/job-1");
      CLIENT.send(HttpRequest.newBuilder(job).build(), BodyHandlers.discarding());
    }
    assertThat(daemons).containsExactly(true);
  }

  @TestFactory
  Stream<DynamicTest> respondsWithEachErrorInItsSafestForm() {
    return Stream.of(ServiceErrorType.values())
        .map(
            error ->
                DynamicTest.dynamicTest(
                    error.errorCode(),
                    () -> {
                      fake.failNext(1, error);
                      assertThatItIs(
                          get("job-1"), error, "{\"message\":\"%s, as planned\"}".formatted(error));
                    }));
  }

  @Test
  void sendsEveryDetailOfAPlannedError() throws Exception {
    fake.failNext(
        PlannedFailure.of(
            1,
            new ServiceError(400, "AccessDenied", "no \"go\"", "r-1", Duration.ofMillis(1_500))));

    HttpResponse<String> response = get("job-1");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(errorType(response)).isEqualTo("AccessDenied");
    assertThat(requestId(response)).isEqualTo("r-1");
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(response.body()).isEqualTo("{\"message\":\"no \\\"go\\\"\"}");
  }

  @Test
  void sendsAnErrorWhoseCodeAndRequestIdHaveLineBreaks() throws Exception {
    fake.failNext(
        PlannedFailure.of(1, new ServiceError(403, "Access\r\nDenied\u0000", "no", "r\n1")));

    HttpResponse<String> response = get("job-1");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(errorType(response)).isEqualTo("Access  Denied");
    assertThat(requestId(response)).isEqualTo("r 1");
  }

  @Test
  void closesConnectionWhenThereIsNoResponse() {
    fake.failNext(
        JOB.id(),
        new PlannedFailure(
            9, () -> new NoUsableResponseException(Reason.CONNECTION_FAILED, "cut", null)));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("job-1"));
  }

  @TestFactory
  Stream<DynamicTest> refusesIdsThatAreNone() {
    return Stream.of(
            "", "..", ".", "%2e%2e", "a%2Fb", "%00", "a+b", "%F0%9F%98%80", "x".repeat(5000))
        .map(id -> DynamicTest.dynamicTest("<" + id + ">", () -> refuses(id)));
  }

  private void refuses(String encodedId) throws Exception {
    HttpResponse<String> response = get(encodedId);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(errorType(response)).isEqualTo("UnprocessableEntityException");
    assertThat(response.body()).startsWith("{\"message\":\"id must be 1 to 256 of A-Z");
    assertThat(fake.lookups()).isEmpty();
  }

  @Test
  void reportsUnknownJobAsNotFound() throws Exception {
    assertThatItIs(
        get("job-2"), ServiceErrorType.NOT_FOUND, "{\"message\":\"Harvest job job-2 not found\"}");
  }

  @TestFactory
  Stream<DynamicTest> knowsNoOtherRoute() {
    return Stream.of("/", "/harvest_jobs/job-1/", "/x/harvest_jobs/job-1", "/a%20b")
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () ->
                        assertThatItIs(
                            send("GET", path),
                            ServiceErrorType.NOT_FOUND,
                            "{\"message\":\"Not found; this endpoint serves /harvest_jobs\"}")));
  }

  @TestFactory
  Stream<DynamicTest> knowsNoOtherMethod() {
    return Stream.of("POST", "PUT", "DELETE", "PATCH")
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method,
                    () ->
                        assertThatItIs(
                            send(method, "/harvest_jobs/job-1"),
                            ServiceErrorType.UNPROCESSABLE_ENTITY,
                            "{\"message\":\"Harvest jobs can be described and listed with GET, and created with POST\"}")));
  }

  @Test
  void sendsNoBodyToHead() throws Exception {
    try (Socket client =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), endpoint.uri().getPort())) {
      client
          .getOutputStream()
          .write(
              "HEAD /harvest_jobs/job-1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                  .getBytes(ISO_8859_1));

      assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 422 ")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void hidesInternalFailures() throws Exception {
    try (MediaPackageEndpoint broken =
        MediaPackageEndpoint.start(
            slowFake(
                latency -> {
                  throw new IllegalStateException("secret");
                }))) {
      HttpResponse<String> response =
          CLIENT.send(
              HttpRequest.newBuilder(broken.uri().resolve("/harvest_jobs/job-1")).build(),
              BodyHandlers.ofString());

      assertThatItIs(
          response, ServiceErrorType.INTERNAL_SERVER_ERROR, "{\"message\":\"The fake failed\"}");
    }
  }

  @Test
  void respondsToOthersWhileOneLookupIsBlocked() throws Exception {
    HarvestJob slow = aHarvestJob().withId("slow").build();
    fake.put(slow, FakeJobBehaviour.NONE.withLatency(Duration.ofMillis(1)));

    CompletableFuture<HttpResponse<String>> waiting =
        CLIENT.sendAsync(request("GET", "/harvest_jobs/slow"), BodyHandlers.ofString());
    latch.awaitArrival();
    assertThat(get("job-1").statusCode()).isEqualTo(200);
    latch.release();
    assertThat(waiting.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void showsCurrentStatus() throws Exception {
    fake.put(JOB, FakeJobBehaviour.finishAfterLookups(1));

    assertThat(get("job-1").body()).contains("\"status\":\"IN_PROGRESS\"");
    assertThat(get("job-1").body()).contains("\"status\":\"%s\"".formatted(SUCCEEDED));
  }

  @Test
  void refusesConnectionsOnceClosed() {
    endpoint.close();

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("job-1"));
  }

  private static InMemoryHarvestJobRepository slowFake(Sleeper sleeper) {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(new MutableClock(), sleeper);
    fake.put(JOB, FakeJobBehaviour.NONE.withLatency(Duration.ofMillis(1)));
    return fake;
  }

  private HttpResponse<String> get(String encodedId) throws Exception {
    return send("GET", "/harvest_jobs/" + encodedId);
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return CLIENT.send(request(method, path), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path) {
    return HttpRequest.newBuilder(URI.create(endpoint.uri() + path))
        .method(method, BodyPublishers.noBody())
        .timeout(Duration.ofSeconds(10))
        .build();
  }

  private static void assertThatItIs(
      HttpResponse<String> response, ServiceErrorType error, String body) {
    assertThat(response.statusCode()).isEqualTo(error.httpStatus());
    assertThat(errorType(response)).isEqualTo(error.errorCode());
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(requestId(response)).matches("[0-9a-f-]{36}");
    assertThat(response.body()).isEqualTo(body);
  }

  private static String errorType(HttpResponse<String> response) {
    return response.headers().firstValue("x-amzn-ErrorType").orElseThrow();
  }

  private static String requestId(HttpResponse<String> response) {
    return response.headers().firstValue("x-amzn-RequestId").orElseThrow();
  }

  private static Instant date(HttpResponse<String> response) {
    return ZonedDateTime.parse(
            response.headers().firstValue("Date").orElseThrow(),
            DateTimeFormatter.RFC_1123_DATE_TIME)
        .toInstant();
  }
}
