package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A repository that is closed breaks off its calls, and leaves nothing behind. */
@Timeout(30)
class AwsHarvestJobRepositoryCloseTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @Test
  void isNotAskedOnceItIsClosed() {
    try (StubServer server =
        StubServer.returning(HarvestJobStubResponseFactory.of(aHarvestJob().build()))) {
      AwsHarvestJobRepository jobs = repository(server.endpoint());
      jobs.get(ID);
      jobs.close();

      assertThatIllegalStateException()
          .isThrownBy(() -> jobs.get(ID))
          .withMessage("Closed")
          .withNoCause();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void breaksOffACallThatGetsNoResponse() {
    assertThatItBreaksOff(client -> {});
  }

  @Test
  void breaksOffACallWhoseBodyStops() {
    assertThatItBreaksOff(
        StubHttpResponse.json(200, "{\"id\":\"").with("Content-Length", "999999"));
  }

  @Test
  void breaksOffACallThatWaitsForCredentials() {
    CompletableFuture<AwsHarvestJobRepository> opened = new CompletableFuture<>();
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(
            settings(NOWHERE).credentialsProvider(closingProvider(opened)).build())) {
      opened.complete(jobs);

      assertThatIllegalStateException().isThrownBy(() -> jobs.get(ID)).withMessage("Closed");
    }
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (StubServer server = StubServer.returning(StubHttpResponse.json(404, "{}"))) {
      AwsHarvestJobRepository jobs = repository(server.endpoint());
      LookupOutcomeFormatter.format(jobs);
      List<Thread> threads = threadsSince(before);
      jobs.close();

      assertThat(threads).isNotEmpty();
      assertThatAllEnd(threads);
    }
  }

  @Test
  void keepsNoJvmAliveWhenNobodyClosesIt() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (StubServer server = StubServer.returning(StubHttpResponse.json(404, "{}"));
        AwsHarvestJobRepository jobs = repository(server.endpoint())) {
      LookupOutcomeFormatter.format(jobs);

      assertThat(threadsSince(before)).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  @Test
  void leavesNoThreadBehindWhenItCannotBeCreated() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    System.setProperty("aws.defaultsMode", "none");
    try {
      assertThatExceptionOfType(NoUsableResponseException.class)
          .isThrownBy(() -> AwsHarvestJobRepository.create(settings(NOWHERE).build()))
          .withMessageStartingWith("The AWS configuration cannot be used: ");
    } finally {
      System.clearProperty("aws.defaultsMode");
    }
    assertThatAllEnd(threadsSince(before));
  }

  private static void assertThatItBreaksOff(StubBehaviour response) {
    CompletableFuture<AwsHarvestJobRepository> opened = new CompletableFuture<>();
    StubBehaviour close = client -> opened.join().close();
    try (StubServer server = StubServer.returning(inTurn(response, close));
        AwsHarvestJobRepository jobs = repository(server.endpoint())) {
      opened.complete(jobs);

      assertThatIllegalStateException().isThrownBy(() -> jobs.get(ID)).withMessage("Closed");
    }
  }

  private static StubBehaviour inTurn(StubBehaviour first, StubBehaviour second) {
    return client -> {
      first.sendTo(client);
      second.sendTo(client);
    };
  }

  /** Returns a provider that closes the repository when it is asked, and never responds. */
  private static AwsCredentialsProvider closingProvider(
      CompletableFuture<AwsHarvestJobRepository> opened) {
    return () -> {
      opened.join().close();
      return new CompletableFuture<AwsCredentials>().join();
    };
  }

  private static List<Thread> threadsSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> thread.getName().matches("(harvestjob-aws|sdk-).*"))
        .toList();
  }

  private static void assertThatAllEnd(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(LONGEST_END.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static AwsHarvestJobRepository repository(URI endpoint) {
    return AwsHarvestJobRepository.create(
        settings(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .build());
  }

  private static AwsSettings.Builder settings(URI endpoint) {
    return LocalRepositoryFactory.settings(endpoint)
        .apiCallTimeout(LONG)
        .apiCallAttemptTimeout(LONG)
        .maxAttempts(1);
  }
}
