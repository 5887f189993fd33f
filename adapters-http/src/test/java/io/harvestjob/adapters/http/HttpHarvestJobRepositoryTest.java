package io.harvestjob.adapters.http;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.domain.ServiceUnavailableException;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.http.client.RawHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@ParameterizedClass
@EnumSource
@Timeout(20)
class HttpHarvestJobRepositoryTest {

  private final HttpEngine engine;

  HttpHarvestJobRepositoryTest(HttpEngine engine) {
    this.engine = engine;
  }

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final HarvestJob JOB = aHarvestJob().build();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final StubBehaviour FOUND = MediaPackageStubResponseFactory.of(JOB);
  private static final StubHttpResponse UNAVAILABLE =
      MediaPackageStubResponseFactory.of(ServiceErrorType.SERVICE_UNAVAILABLE);
  private static final StubHttpResponse THROTTLED =
      MediaPackageStubResponseFactory.of(ServiceErrorType.TOO_MANY_REQUESTS);

  @AfterEach
  void nobodyIsInterrupted() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void requestsTheJobByItsPath(String end) {
    assertThat(requestTo(end).target()).isEqualTo("/harvest_jobs/job-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/base/p%20th", "/base/p%20th/", "/base/p%20th//"})
  void keepsTheBasePathOfTheEndpoint(String path) {
    assertThat(requestTo(path).target()).isEqualTo("/base/p%20th/harvest_jobs/job-1");
  }

  @Test
  void sendsNoMoreThanIsNeeded() {
    ReceivedRequest request = requestTo("");

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.headers().keySet())
        .contains("host", "accept")
        .doesNotContain("accept-encoding", "authorization", "cookie", "upgrade");
  }

  private ReceivedRequest requestTo(String path) {
    try (StubServer server = StubServer.returning(FOUND)) {
      URI endpoint = URI.create(server.endpoint() + path);
      try (HttpHarvestJobRepository repository = engine.repository(HttpSettings.of(endpoint))) {
        assertThat(repository.get(ID)).isEqualTo(JOB);
      }
      return server.requests().get(0);
    }
  }

  @Test
  void signsEachAttemptAnew() {
    AtomicInteger signatures = new AtomicInteger();
    RequestSigner signer =
        (method, uri, headers) ->
            Map.of(
                "Authorization",
                "%s %s %s %d"
                    .formatted(
                        method,
                        uri.getRawPath(),
                        headers.get("Host"),
                        signatures.incrementAndGet()));

    try (StubServer server = StubServer.returning(UNAVAILABLE, FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()), signer)) {
      repository.get(ID);

      String signed = "GET /harvest_jobs/job-1 127.0.0.1:" + server.endpoint().getPort();
      assertThat(server.requests())
          .extracting(request -> request.header("authorization").orElseThrow())
          .containsExactly(signed + " 1", signed + " 2");
    }
  }

  @Test
  void signsTheTimeOfTheServiceWhereItsClockIsAnother() {
    Instant service = Instant.now().plus(HOUR);
    StubHttpResponse refusal = skewedAt(RFC_1123_DATE_TIME.format(service.atOffset(UTC)));
    RequestSigner signer = (method, uri, headers) -> Map.of("Signed", headers.toString());

    try (StubServer server = StubServer.returning(refusal, FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()), signer)) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
      assertThat(repository.get(ID)).isEqualTo(JOB);

      assertThat(server.requests())
          .extracting(request -> request.header("Signed").orElseThrow().contains("X-Amz-Date="))
          .containsExactly(false, true, true);
      assertThat(signedTime(server.requests().get(1)))
          .isBetween(service.minusSeconds(1), service.plusSeconds(20));
    }
  }

  @Test
  void signsAgainAlthoughThereIsOneAttemptOnly() {
    String time = RFC_1123_DATE_TIME.format(Instant.now().plus(HOUR).atOffset(UTC));

    try (StubServer server = StubServer.returning(skewedAt(time), FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxAttempts(1).build())) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
    }
  }

  private static Instant signedTime(ReceivedRequest request) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX")
        .parse(request.header("X-Amz-Date").orElseThrow(), Instant::from);
  }

  @Test
  void doesNotRetryWhereTheTimeOfTheServiceMakesNoSense() {
    try (StubServer server = StubServer.returning(skewedAt("yesterday"), FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> repository.get(ID));
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static StubHttpResponse skewedAt(String date) {
    return StubHttpResponse.json(403, "{\"message\": \"Signature expired\"}")
        .with("x-amzn-ErrorType", "InvalidSignatureException")
        .with("Date", date);
  }

  @Test
  void runsCallsOnTheThreadsOfTheHost() {
    AtomicReference<Thread> signing = new AtomicReference<>();
    Set<Thread> given = ConcurrentHashMap.newKeySet();
    Executor threads =
        call -> {
          Thread thread = new Thread(call);
          given.add(thread);
          thread.start();
        };
    RequestSigner signer =
        (method, uri, headers) -> {
          signing.set(Thread.currentThread());
          return Map.of();
        };

    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(
                HttpSettings.builder(server.endpoint()).executor(threads).build(), signer)) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
      assertThat(given).containsExactly(signing.get());
    }
  }

  @Test
  void takesThePropagatedContextAlong() {
    AtomicReference<Optional<Caller>> found = new AtomicReference<>();
    RequestSigner signer =
        (method, uri, headers) -> {
          found.set(PropagatedContext.getOrEmpty().find(Caller.class));
          return Map.of();
        };

    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()), signer)) {
      HarvestJob job =
          PropagatedContext.empty().plus(new Caller("me")).propagate(() -> repository.get(ID));

      assertThat(job).isEqualTo(JOB);
      assertThat(found.get()).contains(new Caller("me"));
    }
  }

  private record Caller(String name) implements PropagatedContextElement {}

  @Test
  void endsACallAtItsDeadlineThoughTheSignerHangs() {
    RequestSigner hanging =
        (method, uri, headers) -> {
          new CompletableFuture<>().join();
          return Map.of();
        };
    Duration timeout = Duration.ofMillis(300);

    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(
                HttpSettings.builder(server.endpoint()).apiCallTimeout(timeout).build(), hanging)) {
      NoUsableResponseException error =
          catchThrowableOfType(NoUsableResponseException.class, () -> repository.get(ID));
      assertThat(error.reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(error)
          .hasMessage(
              "Timed out while signing the request to \"%s/harvest_jobs/job-1\"",
              server.endpoint());
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void refusesMoreCallsThanItMayMakeAtOnce() {
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    StubBehaviour held =
        client -> {
          arrived.complete(null);
          StubBehaviour.noResponse().sendTo(client);
        };
    try (StubServer server = StubServer.returning(held);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxConcurrency(1).build())) {
      FutureTask<HarvestJob> running = new FutureTask<>(() -> repository.get(ID));
      new Thread(running).start();
      arrived.join();

      assertThatExceptionOfType(ServiceUnavailableException.class)
          .isThrownBy(() -> repository.get(ID))
          .withMessage("Too many calls at once: maxConcurrency is 1");
      running.cancel(true);
    }
  }

  @Test
  void makesAnotherCallWhenOneHasEnded() {
    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxConcurrency(1).build())) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
      assertThat(repository.get(ID)).isEqualTo(JOB);
    }
  }

  @Test
  void refusesAThreadThatMustNotBlock() {
    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      Throwable thrown =
          Mono.fromCallable(() -> repository.get(ID))
              .subscribeOn(Schedulers.parallel())
              .materialize()
              .block()
              .getThrowable();

      assertThat(thrown)
          .isInstanceOf(NoUsableResponseException.class)
          .hasMessageContaining("must not block");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void sendsNothingThatCannotBeSigned() {
    NoUsableResponseException nothing =
        new NoUsableResponseException(Reason.NOT_CONFIGURED, "no credentials", null);
    RequestSigner signer =
        (method, uri, headers) -> {
          throw nothing;
        };

    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()), signer)) {
      assertThat(catchThrowableOfType(NoUsableResponseException.class, () -> repository.get(ID)))
          .isSameAs(nothing);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void sendsNoHeaderThatCannotBe() {
    RequestSigner signer = (method, uri, headers) -> Map.of("Authorization", "secret\n");

    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()), signer)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> repository.get(ID))
          .withMessageContaining("Authorization")
          .withMessageNotContaining("secret")
          .withNoCause();
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_REQUESTS", "INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE"})
  void retriesWhenThatCanHelp(ServiceErrorType error) {
    try (StubServer server =
            StubServer.returning(MediaPackageStubResponseFactory.of(error), FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void makesNoMoreAttemptsThanAllowed() {
    try (StubServer server = StubServer.returning(UNAVAILABLE);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.builder(server.endpoint()).maxAttempts(3).build())) {
      assertThatExceptionOfType(ServiceUnavailableException.class)
          .isThrownBy(() -> repository.get(ID));
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void doesNotRetryAResponseThatMakesNoSense() {
    try (StubServer server =
            StubServer.returning(MediaPackageStubResponseFactory.html(200), FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThatExceptionOfType(NoUsableResponseException.class)
          .isThrownBy(() -> repository.get(ID));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void retriesWhenAPooledConnectionWasDropped() {
    StubBehaviour dropped = StubBehaviour.closeConnection();
    try (StubServer server = StubServer.returning(FOUND, dropped, FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
      assertThat(repository.get(ID)).isEqualTo(JOB);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void keepsItsConnectionForTheNextLookup() {
    try (StubServer server = StubServer.returning(FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      for (int lookups = 0; lookups < 5; lookups++) {
        repository.get(ID);
      }

      assertThat(server.openConnections()).as("one may still be on its way back").isBetween(1, 2);
    }
  }

  @Test
  void waitsAsLongAsTheServiceAsks() {
    long start = System.nanoTime();
    try (StubServer server =
            StubServer.returning(THROTTLED.with("x-amz-retry-after", "300"), FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      repository.get(ID);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void givesUpAtOnceWhenTheServiceAsksForMoreTimeThanThereIs() {
    try (StubServer server = StubServer.returning(THROTTLED.with("Retry-After", "60"));
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThatExceptionOfType(TooManyRequestsException.class)
          .isThrownBy(() -> repository.get(ID));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void endsAttemptsAtTheDeadlineOfTheLookup() {
    try (StubServer server = StubServer.returning(StubBehaviour.noResponse());
        HttpHarvestJobRepository repository =
            engine.repository(
                HttpSettings.builder(server.endpoint())
                    .apiCallTimeout(Duration.ofMillis(300))
                    .build())) {
      NoUsableResponseException thrown =
          catchThrowableOfType(NoUsableResponseException.class, () -> repository.get(ID));
      assertThat(thrown.reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(server.requests()).hasSizeLessThan(2);
    }
  }

  @Test
  void reportsTheLastErrorWhenAPauseLastsUntilTheDeadline() {
    try (StubServer server = StubServer.returning(UNAVAILABLE);
        HttpHarvestJobRepository repository =
            engine.repositoryWithLongPauses(
                HttpSettings.builder(server.endpoint())
                    .apiCallTimeout(Duration.ofSeconds(2))
                    .maxAttempts(20)
                    .build())) {
      assertThatExceptionOfType(ServiceUnavailableException.class)
          .isThrownBy(() -> repository.get(ID));
    }
  }

  @Test
  void retriesAfterAnAttemptThatTookTooLong() {
    try (StubServer server = StubServer.returning(StubBehaviour.noResponse(), FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(
                HttpSettings.builder(server.endpoint())
                    .apiCallAttemptTimeout(Duration.ofMillis(900))
                    .build())) {
      assertThat(repository.get(ID)).isEqualTo(JOB);
    }
  }

  @Test
  void doesNotFollowRedirects() {
    try (StubServer server =
            StubServer.returning(
                StubHttpResponse.of(302, new byte[0]).with("Location", "/harvest_jobs/job-1"),
                FOUND);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThatExceptionOfType(NoUsableResponseException.class)
          .isThrownBy(() -> repository.get(ID))
          .withMessage("HTTP status 302 is neither a job nor an error");
    }
  }

  @Test
  void endsAtOnceWhenInterruptedBeforeTheResponse() {
    Thread caller = Thread.currentThread();
    StubBehaviour interrupting =
        client -> {
          caller.interrupt();
          StubBehaviour.noResponse().sendTo(client);
        };
    try (StubServer server = StubServer.returning(interrupting);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      assertThat(interruptedLookup(repository))
          .hasMessage(
              "Interrupted before the response from \"%s/harvest_jobs/job-1\"", server.endpoint());
    }
  }

  @Test
  void givesUpAtOnceWhenInterruptedInAPause() {
    Thread caller = Thread.currentThread();
    StubBehaviour interrupting =
        client -> {
          THROTTLED.with("Retry-After", "15").sendTo(client);
          client.pause(Duration.ofMillis(200)); // so that the caller has begun its pause
          caller.interrupt();
        };
    try (StubServer server = StubServer.returning(interrupting);
        HttpHarvestJobRepository repository =
            engine.repository(HttpSettings.of(server.endpoint()))) {
      interruptedLookup(repository);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static NoUsableResponseException interruptedLookup(HttpHarvestJobRepository repository) {
    NoUsableResponseException thrown =
        catchThrowableOfType(NoUsableResponseException.class, () -> repository.get(ID));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown.reason()).isEqualTo(Reason.INTERRUPTED);
    return thrown;
  }

  @Test
  void interruptsItsSignerWhenClosed() {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> interrupted = new CompletableFuture<>();
    RequestSigner hanging =
        (method, uri, headers) -> {
          begun.complete(null);
          awaitInterrupt();
          interrupted.complete(null);
          return Map.of();
        };
    try (StubServer server = StubServer.returning(FOUND)) {
      HttpHarvestJobRepository repository =
          engine.repository(
              HttpSettings.builder(server.endpoint())
                  .apiCallTimeout(HOUR)
                  .apiCallAttemptTimeout(HOUR)
                  .build(),
              hanging);
      new Thread(new FutureTask<>(() -> repository.get(ID))).start();
      begun.join();

      repository.close();
      interrupted.join();
    }
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesCallsWhenClosed() {
    try (StubServer server = StubServer.returning(FOUND)) {
      HttpHarvestJobRepository repository = engine.repository(HttpSettings.of(server.endpoint()));
      repository.get(ID);
      repository.close();
      repository.close();

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> repository.get(ID))
          .withMessage("Closed");
    }
  }

  @Test
  void mayBeClosedUnused() {
    HttpHarvestJobRepository unused =
        new HttpHarvestJobRepository(HttpSettings.of(URI.create("http://127.0.0.1:1")));

    unused.close();

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> unused.get(ID));
  }

  @Test
  void leavesCallersClientOpen() throws IOException {
    try (StubServer server = StubServer.returning(FOUND);
        RawHttpClient client = engine.client()) {
      HttpSettings settings = HttpSettings.of(server.endpoint());
      new HttpHarvestJobRepository(client, settings, RequestSigner.NONE).close();

      assertThat(new HttpHarvestJobRepository(client, settings, RequestSigner.NONE).get(ID))
          .isEqualTo(JOB);
    }
  }

  @SuppressWarnings({"NullAway", "resource"}) // what a caller without null checks may do
  @Test
  void namesWhatIsNullAndMustNotBe() {
    HttpSettings settings = HttpSettings.of(URI.create("http://127.0.0.1:1"));
    assertThatNullPointerException()
        .isThrownBy(() -> new HttpHarvestJobRepository(null, settings, RequestSigner.NONE))
        .withMessage("client");
    assertThatNullPointerException()
        .isThrownBy(() -> new HttpHarvestJobRepository(null))
        .withMessage("settings");
    assertThatNullPointerException()
        .isThrownBy(() -> new HttpHarvestJobRepository(settings, null))
        .withMessage("signer");
  }
}
