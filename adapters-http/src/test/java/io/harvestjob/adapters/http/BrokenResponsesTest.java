package io.harvestjob.adapters.http;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import io.micronaut.http.client.RawHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every response ends in time, in a typed error, and leaves no connection open. */
@ParameterizedClass
@EnumSource
@Timeout(20)
class BrokenResponsesTest {

  private final HttpEngine engine;

  BrokenResponsesTest(HttpEngine engine) {
    this.engine = engine;
  }

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final StubHttpResponse JOB =
      MediaPackageStubResponseFactory.of(aHarvestJob().build());
  private static final HarvestJobId OTHER_ID = new HarvestJobId("job-2");
  private static final HarvestJob OTHER = aHarvestJob().withId(OTHER_ID.value()).build();
  private static final StubHttpResponse OTHER_JOB = MediaPackageStubResponseFactory.of(OTHER);
  private static final StubHttpResponse HUGE =
      StubHttpResponse.json(200, "{\"x\": \"%s\"}".formatted("x".repeat(1 << 20)));

  static Stream<Arguments> incompleteResponses() {
    return Stream.of(
        arguments("reset", StubBehaviour.resetConnection()),
        arguments("closed", StubBehaviour.closeConnection()),
        arguments("cut off", JOB.claimingLength(9_999)),
        arguments("cut off by a reset", JOB.with("Content-Length", "9999").thenReset()),
        arguments("chunked without end", JOB.chunkedWithoutEnd()),
        arguments("half a head", raw(HEAD + "Content-Le").thenClose()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incompleteResponses")
  void reportsAnIncompleteResponse(String name, StubBehaviour response) {
    assertFails(
        response,
        Duration.ofSeconds(2),
        Reason.CONNECTION_FAILED,
        "Connection was closed before we received a valid response from endpoint URL: \"%s\"");
  }

  /** The JDK's client leaves closing the connection of such a response to the server. */
  static Stream<Arguments> responsesThatAreNotHttp() {
    return Stream.of(
        arguments("not HTTP", raw("\u0016\u0003\u0001 garbage\r\n\r\n")),
        arguments("another protocol", raw("SSH-2.0-OpenSSH_9.2\r\n")),
        arguments("an endless head", raw(HEAD + "A: ").thenRepeat("x".repeat(99), Duration.ZERO)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("responsesThatAreNotHttp")
  void reportsAResponseThatIsNotHttp(String name, StubBehaviour response) {
    assertIsNoHarvestJob(response);
  }

  /**
   * The JDK's client reads on. Netty's takes an interim response for the final one, and may take
   * the final one for that to the next request, which is refused then.
   */
  @ParameterizedTest
  @ValueSource(ints = {102, 103})
  void readsNoJobFromTheResponseToAnotherRequestAfterAnInterimResponse(int status) {
    try (StubServer server =
            StubServer.returning(afterInterimResponse(status, OTHER_JOB), JOB, JOB);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxAttempts(1).build())) {

      if (engine != HttpEngine.NETTY) {
        assertThat(repository.get(OTHER_ID)).isEqualTo(OTHER);
        assertThat(repository.get(ID)).isEqualTo(aHarvestJob().build());
        return;
      }
      assertThat(catchThrowable(() -> repository.get(OTHER_ID)))
          .hasMessage("HTTP status %d is neither a job nor an error", status);
      assertThat(catchThrowable(() -> assertThat(repository.get(ID).id()).isEqualTo(ID)))
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              refused ->
                  assertThat(refused)
                      .hasMessage(
                          "Asked for harvest job job-1, but the response describes \"job-2\""));
    }
  }

  private static StubBehaviour afterInterimResponse(int status, StubBehaviour last) {
    return client -> {
      raw("HTTP/1.1 %d \r\nLink: </a>\r\n\r\n".formatted(status)).sendTo(client);
      last.sendTo(client);
    };
  }

  @Test
  void refusesAProtocolThatItDidNotAskFor() {
    StubBehaviour upgrade = raw("HTTP/1.1 101 \r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    try (StubServer server = StubServer.returning(upgrade);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxAttempts(1).build())) {

      assertThat(catchThrowableOfType(NoUsableResponseException.class, () -> repository.get(ID)))
          .extracting(NoUsableResponseException::reason)
          .isEqualTo(Reason.NOT_UNDERSTOOD);
    }
  }

  /** The connection can be used again once the rest of these has arrived. */
  static Stream<Arguments> responsesThatAreTooLong() {
    return Stream.of(arguments("with a length", HUGE), arguments("in a chunk", HUGE.chunked()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("responsesThatAreTooLong")
  void refusesABodyOfMoreThanOneMebibyte(String name, StubBehaviour response) {
    assertIsNoHarvestJob(response);
  }

  @Test
  void closesTheConnectionOfAnEndlessBody() {
    assertFails(
        raw(HEAD + "\r\n{").thenRepeat(" ".repeat(99), Duration.ZERO),
        Duration.ofSeconds(2),
        Reason.NOT_UNDERSTOOD,
        "The response from endpoint URL: \"%s\" is no harvest job");
  }

  private void assertIsNoHarvestJob(StubBehaviour response) {
    try (StubServer server = StubServer.returning(response);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxAttempts(1).build())) {
      assertReports(
          repository,
          Reason.NOT_UNDERSTOOD,
          "The response from endpoint URL: \"%s/harvest_jobs/job-1\" is no harvest job"
              .formatted(server.endpoint()));
    }
  }

  static Stream<Arguments> endlessResponses() {
    return Stream.of(
        arguments("silence", StubBehaviour.noResponse()),
        arguments("a slow body", raw(HEAD + "\r\n{").thenRepeat(" ", INTERVAL)),
        arguments("a body that stops", raw(HEAD + "Content-Length: 9\r\n\r\n{")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endlessResponses")
  void endsAnAttemptInTime(String name, StubBehaviour response) {
    assertFails(
        response, Duration.ofMillis(700), Reason.TIMED_OUT, "Read timeout on endpoint URL: \"%s\"");
  }

  /** Netty's client leaves the connection open until the head has the greatest length. */
  @Test
  void endsAnAttemptInTimeWhenTheHeadIsSlow() {
    StubBehaviour slowHead = raw(HEAD + "A: ").thenRepeat("x", INTERVAL);
    try (StubServer server = StubServer.returning(slowHead);
        HttpHarvestJobRepository repository =
            engine.repository(
                HttpSettings.builder(server.endpoint())
                    .apiCallAttemptTimeout(Duration.ofMillis(700))
                    .maxAttempts(1)
                    .build())) {
      assertReports(
          repository,
          Reason.TIMED_OUT,
          "Read timeout on endpoint URL: \"%s/harvest_jobs/job-1\"".formatted(server.endpoint()));
    }
  }

  @Test
  void reportsARefusedConnection() {
    StubServer gone = StubServer.returning(JOB);
    gone.close();

    try (HttpHarvestJobRepository repository =
        engine.repository(HttpSettings.of(gone.endpoint()))) {
      assertReports(
          repository,
          Reason.CONNECTION_FAILED,
          "Could not connect to the endpoint URL: \"%s/harvest_jobs/job-1\""
              .formatted(gone.endpoint()));
    }
  }

  @Test
  void reportsAnUnknownHost() {
    try (HttpHarvestJobRepository repository =
        engine.repository(HttpSettings.of(URI.create("http://host.invalid")))) {
      assertReports(
          repository,
          Reason.CONNECTION_FAILED,
          "Could not connect to the endpoint URL: \"http://host.invalid/harvest_jobs/job-1\"");
    }
  }

  @Test
  void readsGzipThatItDidNotAskFor() {
    StubHttpResponse gzip =
        StubHttpResponse.of(404, GzipEncoder.of("{\"message\": \"m1\"}"))
            .with("Content-Encoding", "gzip");
    try (StubServer server = StubServer.returning(gzip);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {

      assertThat(catchThrowableOfType(NotFoundException.class, () -> repository.get(ID)))
          .hasMessage("m1");
      assertThat(server.requests().get(0).header("Accept-Encoding")).isEmpty();
    }
  }

  @Test
  void ignoresAWrongCharset() {
    try (StubServer server =
            StubServer.returning(JOB.with("Content-Type", "text/x; charset=no-such"));
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {

      assertThat(repository.get(ID)).isEqualTo(aHarvestJob().build());
    }
  }

  @Test
  void limitsAResponseOverCallersClient() throws IOException {
    try (StubServer server = StubServer.returning(HUGE);
        RawHttpClient client = engine.client()) {
      assertReports(
          new HttpHarvestJobRepository(
              client, HttpSettings.of(server.endpoint()), RequestSigner.NONE),
          Reason.NOT_UNDERSTOOD,
          "The response from endpoint URL: \"%s/harvest_jobs/job-1\" is no harvest job"
              .formatted(server.endpoint()));
    }
  }

  private void assertFails(
      StubBehaviour response, Duration attemptTimeout, Reason reason, String message) {
    try (StubServer server = StubServer.returning(response);
        HttpHarvestJobRepository repository =
            engine.repository(
                HttpSettings.builder(server.endpoint())
                    .apiCallAttemptTimeout(attemptTimeout)
                    .maxAttempts(1)
                    .build())) {
      assertReports(
          repository, reason, message.formatted(server.endpoint() + "/harvest_jobs/job-1"));
      assertEventually(() -> server.openConnections() == 0);
    }
  }

  private static void assertReports(
      HttpHarvestJobRepository repository, Reason reason, String message) {
    HarvestJobException thrown =
        catchThrowableOfType(HarvestJobException.class, () -> repository.get(ID));
    assertThat(thrown)
        .hasMessage(message)
        .isInstanceOfSatisfying(
            NoUsableResponseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void assertEventually(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.interrupted()).as("timed out").isFalse();
      Thread.onSpinWait();
    }
  }

  private static StubBehaviour raw(String bytes) {
    return client -> client.send(bytes.getBytes(ISO_8859_1));
  }
}
