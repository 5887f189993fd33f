package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.InternalServerErrorException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

class AwsHarvestJobRepositoryTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final int ATTEMPTS = 4;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
  }

  @Test
  void sendsOneRequest() {
    StubServer server = serverReturning(HarvestJobStubResponseFactory.of(aHarvestJob().build()));
    repositoryOf(server).get(ID);

    assertThat(server.requests())
        .extracting(ReceivedRequest::method, ReceivedRequest::target)
        .containsExactly(tuple("GET", "/harvest_jobs/job-1"));
  }

  @Test
  void namesItsHttpClientToTheService() {
    StubServer server = serverReturning(HarvestJobStubResponseFactory.of(aHarvestJob().build()));
    repositoryOf(server).get(ID);

    assertThat(server.requests().get(0).header("User-Agent").orElseThrow())
        .contains("UrlConnection");
  }

  @Test
  void refusesAnEmptyObjectWithStatus200() {
    HarvestJobException error = errorOf(StubHttpResponse.json(200, "{}"));

    assertThat(error)
        .hasMessage(
            "The response is no harvest job: it lacks"
                + " id, originEndpointId, startTime, endTime, s3Destination, status");
    assertThat(error.httpStatus()).hasValue(200);
    assertThat(error.requestId()).isEmpty();
  }

  @Test
  void namesTheRequestThatGaveAnEmptyObject() {
    assertThat(
            errorOf(StubHttpResponse.json(200, "{}").with("x-amzn-RequestId", "r-1")).requestId())
        .contains("r-1");
  }

  @Test
  void refusesAJobWithAnotherId() {
    assertThat(errorOf(HarvestJobStubResponseFactory.of(aHarvestJob().withId("job-2").build())))
        .hasMessage("Asked for harvest job job-1, but the response describes \"job-2\"");
  }

  @Test
  void refusesHtmlWithStatus200() {
    assertThat(errorOf(StubHttpResponse.json(200, "<html><body>sign in</body></html>")))
        .isInstanceOfSatisfying(
            NoUsableResponseException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_UNDERSTOOD));
  }

  @Test
  void takesA404WithoutACodeAsNotFound() {
    HarvestJobException error = errorOf(StubHttpResponse.json(404, "{\"message\":\"gone\"}"));

    assertThat(error).isInstanceOf(NotFoundException.class).hasMessage("gone");
    assertThat(error.errorCode()).isEmpty();
    assertThat(error.requestId()).isEmpty();
  }

  @Test
  void takesA400OfTypeNotFoundExceptionAsNotFound() {
    HarvestJobException error =
        errorOf(
            StubHttpResponse.json(400, "{\"__type\":\"NotFoundException\",\"message\":\"gone\"}"));

    assertThat(error).isInstanceOf(NotFoundException.class).hasMessage("gone");
    assertThat(error.httpStatus()).hasValue(400);
    assertThat(error.errorCode()).contains("NotFoundException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"code\":\"NotFound\"}", "{\"a\":{\"code\":\"x\"},\"code\":\"NotFound\"}"})
  void takesTheCodeThatOnlyTheBodyHas(String body) {
    assertThat(errorOf(StubHttpResponse.json(400, body))).isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":404}",
        "{\"code\":{\"code\":\"NotFound\"}}",
        "[\"code\"]",
        "{\"cod",
        "<html>"
      })
  void takesTheStatusWhereTheBodyHasNoCode(String body) {
    HarvestJobException error = errorOf(StubHttpResponse.json(403, body));

    assertThat(error).isInstanceOf(ForbiddenException.class);
    assertThat(error.errorCode()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDenied",
        "AccessDeniedException",
        "AuthFailure",
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignatureException",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "RequestExpired",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException"
      })
  void takesEachUnmodelledAuthErrorAsForbiddenAndKeepsItsCode(String code) {
    HarvestJobException error =
        errorOf(StubHttpResponse.json(400, "{\"message\":\"no\"}").with("x-amzn-ErrorType", code));

    assertThat(error).isInstanceOf(ForbiddenException.class).hasMessage("no");
    assertThat(error.errorCode()).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-99999999999", "abc", "1.5", "", "99999999999"})
  void retriesAtOnceWhenRetryAfterMakesNoSense(String pause) {
    StubServer server =
        serverReturning(StubHttpResponse.json(500, "{}").with("Retry-After", pause));

    assertThat(errorOf(repositoryOf(server))).isInstanceOf(InternalServerErrorException.class);
    assertThat(server.requests()).hasSize(ATTEMPTS);
  }

  @Test
  void honoursARetryAfterThatMakesSense() {
    StubServer server =
        serverReturning(
            StubHttpResponse.json(500, "{}").with("Retry-After", "1"),
            HarvestJobStubResponseFactory.of(aHarvestJob().build()));
    long begin = System.nanoTime();
    repositoryOf(server).get(ID);

    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(1_000_000_000L);
  }

  @Test
  void givesATypedErrorWhereTheCallersOwnClientTripsOverRetryAfterMinus1() {
    StubServer server = serverReturning(StubHttpResponse.json(500, "{}").with("Retry-After", "-1"));
    MediaPackageClient callersOwn =
        opened(
            MediaPackageClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.endpoint())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build());

    assertThat(errorOf(new AwsHarvestJobRepository(callersOwn)))
        .isInstanceOf(NoUsableResponseException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesABodyOfTheGreatestLength() {
    assertThat(LookupOutcomeFormatter.format(repositoryOf(serverReturning(jobOf(1 << 20)))))
        .startsWith("HarvestJob[id=job-1");
  }

  @Test
  void refusesABodyBeyondTheGreatestLength() {
    assertThat(errorOf(jobOf((1 << 20) + 1)))
        .cause()
        .hasMessageStartingWith("The body is longer than 1048576 bytes");
  }

  @Test
  void takesHeadersOfTheLengthThatLoadBalancersSend() {
    StubHttpResponse response = HarvestJobStubResponseFactory.of(aHarvestJob().build());
    for (int i = 0; i < 8; i++) {
      response = response.with("X-" + i, "x".repeat(4096));
    }

    assertThat(LookupOutcomeFormatter.format(repositoryOf(serverReturning(response))))
        .startsWith("HarvestJob[id=job-1");
  }

  @Test
  void passesOnThePauseThatTheServiceAsksFor() {
    StubHttpResponse throttled = StubHttpResponse.json(429, "{}").with("Retry-After", "7");

    try (AwsHarvestJobRepository repository =
        LocalRepositoryFactory.create(serverReturning(throttled).endpoint(), 1)) {
      assertThat(errorOf(repository).retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  /**
   * Java 17 takes such a response for the final one. Java 25 reads on, and sends the request again
   * after a 101 (measured).
   */
  @ParameterizedTest
  @ValueSource(ints = {101, 102, 103})
  void takesNoInterimResponseForAJob(int status) {
    StubHttpResponse job = HarvestJobStubResponseFactory.of(aHarvestJob().build());
    StubBehaviour interim =
        client -> {
          client.send("HTTP/1.1 %d \r\n\r\n".formatted(status).getBytes(StandardCharsets.UTF_8));
          if (status != 101) {
            job.sendTo(client);
          }
        };
    AwsHarvestJobRepository repository = repositoryOf(serverReturning(interim, job));

    if (Runtime.version().feature() > 17) {
      assertThat(repository.get(ID)).isEqualTo(aHarvestJob().build());
    } else {
      assertThat(errorOf(repository))
          .isInstanceOfSatisfying(
              NoUsableResponseException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.NOT_UNDERSTOOD));
    }
    assertThat(repository.get(ID)).isEqualTo(aHarvestJob().build());
  }

  @Test
  void isReadyWithCredentialsAndSendsNothing() {
    StubServer server = serverReturning(StubHttpResponse.json(500, "{}"));

    assertThatNoException().isThrownBy(repositoryOf(server)::checkReady);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void isNotReadyWithoutCredentials() {
    StubServer server = serverReturning(StubHttpResponse.json(500, "{}"));
    AwsCredentialsProvider failing =
        () -> {
          throw new IllegalStateException("sealed");
        };
    AwsHarvestJobRepository repository =
        opened(
            AwsHarvestJobRepository.create(
                LocalRepositoryFactory.settings(server.endpoint())
                    .credentialsProvider(failing)
                    .build()));

    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(repository::checkReady)
        .withMessage("Error when retrieving credentials from the credentials provider: sealed")
        .returns(Reason.MISCONFIGURED, NoUsableResponseException::reason);
  }

  @Test
  void callsOnTheThreadsOfTheHost() {
    StubServer server = serverReturning(HarvestJobStubResponseFactory.of(aHarvestJob().build()));
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Executor host = work -> new Thread(work, "host").start();
    AwsCredentialsProvider credentials =
        () -> {
          threads.add(Thread.currentThread().getName());
          return AwsBasicCredentials.create("AK", "SK");
        };
    AwsHarvestJobRepository repository =
        opened(
            LocalRepositoryFactory.create(
                LocalRepositoryFactory.settings(server.endpoint())
                    .credentialsProvider(credentials)
                    .executor(host)
                    .build(),
                config -> config.addExecutionInterceptor(noting(threads))));

    assertThat(repository.get(ID)).isEqualTo(aHarvestJob().build());
    assertThat(threads).containsExactly("host");
  }

  private static ExecutionInterceptor noting(Set<String> threads) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        threads.add(Thread.currentThread().getName());
      }
    };
  }

  @Test
  void staysOnTheThreadOfItsCallerOverAClientOfTheCaller() {
    StubServer server = serverReturning(HarvestJobStubResponseFactory.of(aHarvestJob().build()));
    Set<String> threads = ConcurrentHashMap.newKeySet();
    MediaPackageClient callersOwn =
        opened(
            MediaPackageClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.endpoint())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(config -> config.addExecutionInterceptor(noting(threads)))
                .build());

    try (AwsHarvestJobRepository repository = new AwsHarvestJobRepository(callersOwn)) {
      repository.checkReady();
      assertThat(repository.get(ID)).isEqualTo(aHarvestJob().build());
    }
    assertThat(threads).containsExactly(Thread.currentThread().getName());
    callersOwn.describeHarvestJob(request -> request.id("job-1")); // is still open
  }

  @Test
  void needsAClient() {
    assertThatNullPointerException().isThrownBy(this::withoutClient).withMessage("client");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  private void withoutClient() {
    new AwsHarvestJobRepository(null);
  }

  private static StubHttpResponse jobOf(int bytes) {
    String job =
        "{\"id\":\"job-1\",\"originEndpointId\":\"e\",\"startTime\":\"t\",\"endTime\":\"t\","
            + "\"status\":\"FAILED\",\"s3Destination\":"
            + "{\"bucketName\":\"b\",\"manifestKey\":\"k\",\"roleArn\":\"r\"},\"x\":\"%s\"}";
    String padding = "x".repeat(bytes - job.length() + "%s".length());
    return StubHttpResponse.of(200, job.formatted(padding).getBytes(StandardCharsets.UTF_8));
  }

  private HarvestJobException errorOf(StubBehaviour response) {
    return errorOf(repositoryOf(serverReturning(response)));
  }

  private static HarvestJobException errorOf(AwsHarvestJobRepository repository) {
    return catchThrowableOfType(HarvestJobException.class, () -> repository.get(ID));
  }

  private StubServer serverReturning(StubBehaviour first, StubBehaviour... more) {
    return opened(StubServer.returning(first, more));
  }

  private AwsHarvestJobRepository repositoryOf(StubServer server) {
    return opened(LocalRepositoryFactory.create(server.endpoint(), ATTEMPTS));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.push(resource);
    return resource;
  }
}
