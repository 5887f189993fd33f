package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubConnection;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does, a call ends within its time-out. */
@Timeout(30)
class CallTimeoutTest {

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final HarvestJob JOB = aHarvestJob().build();

  @BeforeAll
  static void setCredentials() {
    System.setProperty("aws.accessKeyId", "AK");
    System.setProperty("aws.secretAccessKey", "SK");
  }

  @AfterAll
  static void clearCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  static Stream<Named<StubBehaviour>> neverEnding() {
    StubHttpResponse begun =
        StubHttpResponse.json(200, "{\"id\":\"").with("Content-Length", "999999");
    return Stream.of(
        Named.of("silence", StubBehaviour.noResponse()),
        Named.of("a head byte by byte", bytes("HTTP/1.1 200 \r\nX: ").thenRepeat("x", PAUSE)),
        Named.of("headers without end", bytes("HTTP/1.1 200 \r\n").thenRepeat("X: x\r\n", PAUSE)),
        Named.of("a body byte by byte", begun.thenRepeat("x", PAUSE)),
        Named.of("a body that stops", begun),
        Named.of(
            "the body of an error byte by byte",
            StubHttpResponse.json(404, "{")
                .with("Content-Length", "999999")
                .thenRepeat(" ", PAUSE)),
        Named.of(
            "chunks byte by byte",
            bytes("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")
                .thenRepeat("1\r\n \r\n", PAUSE)));
  }

  @ParameterizedTest
  @MethodSource("neverEnding")
  void endsACallAtItsTimeout(StubBehaviour response) {
    assertThat(outcome(response, SHORT, LONG))
        .startsWith("NoUsableResponseException TIMED_OUT - -: ");
  }

  @ParameterizedTest
  @MethodSource("neverEnding")
  void endsAnAttemptAtItsTimeout(StubBehaviour response) {
    assertThat(outcome(response, LONG, SHORT))
        .startsWith("NoUsableResponseException TIMED_OUT - -: ");
  }

  @Test
  void losesOneAttemptToAConnectionThatHasDiedSilently() {
    Set<StubConnection> used = ConcurrentHashMap.newKeySet();
    StubBehaviour found = HarvestJobStubResponseFactory.of(JOB);
    StubBehaviour silentWhenUsedAgain =
        client -> (used.add(client) ? found : StubBehaviour.noResponse()).sendTo(client);
    try (StubServer server = StubServer.returning(silentWhenUsedAgain);
        AwsHarvestJobRepository jobs =
            AwsHarvestJobRepository.create(settings(server.endpoint(), LONG, ATTEMPT))) {
      assertThat(jobs.get(JOB.id())).isEqualTo(JOB);
      assertThat(jobs.get(JOB.id())).isEqualTo(JOB);
      assertThat(server.requests()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void doesNotWaitLongerForARetryAfterOf60() {
    Duration timeout = Duration.ofSeconds(3);

    assertThat(outcome(StubHttpResponse.json(429, "{}").with("Retry-After", "60"), timeout, LONG))
        .startsWith("NoUsableResponseException TIMED_OUT - -: Read timeout on endpoint URL: \"");
  }

  @Test
  void refusesABodyThatFloodsIt() {
    StubBehaviour flood =
        bytes("HTTP/1.1 200 \r\n\r\n{\"id\":\"").thenRepeat("x".repeat(10_000), Duration.ZERO);

    assertThat(outcome(flood, LONG, LONG)).startsWith("NoUsableResponseException NOT_UNDERSTOOD");
  }

  @Test
  void givesUpWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThat(outcome(StubBehaviour.noResponse(), LONG, LONG))
          .startsWith("NoUsableResponseException INTERRUPTED - -: Interrupted before the response");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void givesUpWhenItIsInterruptedInTheMiddleOfABody() {
    Thread caller = Thread.currentThread();
    StubHttpResponse begun =
        StubHttpResponse.json(200, "{\"id\":\"").with("Content-Length", "999999");
    StubBehaviour interrupting =
        client -> {
          begun.sendTo(client);
          caller.interrupt();
        };
    try {
      assertThat(outcome(interrupting, LONG, LONG))
          .startsWith("NoUsableResponseException INTERRUPTED - -: Interrupted before the response");
      assertThat(caller.isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private static StubBehaviour bytes(String head) {
    return client -> client.send(head.getBytes(US_ASCII));
  }

  private static String outcome(StubBehaviour response, Duration timeout, Duration attempt) {
    try (StubServer server = StubServer.returning(response);
        AwsHarvestJobRepository jobs =
            AwsHarvestJobRepository.create(settings(server.endpoint(), timeout, attempt))) {
      return LookupOutcomeFormatter.format(jobs);
    }
  }

  private static AwsSettings settings(URI endpoint, Duration timeout, Duration attempt) {
    return LocalRepositoryFactory.settings(endpoint)
        .apiCallTimeout(timeout)
        .apiCallAttemptTimeout(attempt)
        .maxAttempts(2)
        .build();
  }
}
