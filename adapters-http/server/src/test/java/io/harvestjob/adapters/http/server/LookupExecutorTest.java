package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookupExecutorTest {

  private static final String HANGING =
      "GET /harvest_jobs/hanging HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();

  private final Semaphore hanging = new Semaphore(0);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final EmbeddedChannel client = new EmbeddedChannel();
  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    release.countDown();
    for (Socket client : clients) {
      client.close();
    }
  }

  @Test
  void describesAJobWhileOneHundredLookupsHang() throws Exception {
    try (MediaPackageServer server = MediaPackageServer.start(this::describe, DEFAULTS)) {
      hang(server, 100);

      assertThat(SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1").status()).isEqualTo(200);
      release.countDown();
    }
  }

  @Test
  void refusesLookupsAtOnceWhenTooManyAreInProgress() throws Exception {
    try (MediaPackageServer server = MediaPackageServer.start(this::describe, DEFAULTS)) {
      hang(server, MediaPackageServer.MAX_CONCURRENT_LOOKUPS);

      Response response = SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1");
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.header("x-amzn-ErrorType")).contains("ServiceUnavailableException");
      assertThat(response.header("Retry-After")).contains("1");
      assertThat(response.body()).contains("Too many calls at once");
      assertThat(SocketHttpClient.get(server.uri(), "/health").status()).isEqualTo(200);
      release.countDown();
    }
  }

  @Test
  void startsTwoLookupsOfAConnectionAtMost() throws Exception {
    try (MediaPackageServer server = MediaPackageServer.start(this::describe, DEFAULTS)) {
      clients.add(SocketHttpClient.open(server.uri(), HANGING.repeat(100)));
      assertThat(hanging.tryAcquire(2, 20, SECONDS)).isTrue();
      assertThat(SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1").status()).isEqualTo(200);

      assertThat(hanging.availablePermits()).isZero();
      release.countDown();
      assertThat(hanging.tryAcquire(98, 20, SECONDS)).isTrue();
    }
  }

  @Test
  void endsALookupAtItsTimeout() throws Exception {
    ServerSettings settings = withTimeout(Duration.ofMillis(50));
    try (MediaPackageServer server = MediaPackageServer.start(this::describe, settings)) {
      Response response = SocketHttpClient.get(server.uri(), "/harvest_jobs/hanging");

      assertThat(response.status()).isEqualTo(503);
      assertThat(response.header("x-amzn-ErrorType")).contains("ServiceUnavailableException");
      assertThat(interrupted.await(20, SECONDS)).isTrue();
    }
  }

  @Test
  void respondsToLookupsInFlightBeforeItCloses() throws Exception {
    ServerSettings settings = withTimeout(Duration.ofSeconds(1));
    MediaPackageServer server = MediaPackageServer.start(this::describe, settings);
    CompletableFuture<Response> inFlight =
        CompletableFuture.supplyAsync(
            () -> SocketHttpClient.get(server.uri(), "/harvest_jobs/hanging"));
    hanging.acquire();
    server.close();

    assertThat(inFlight.join().status()).isEqualTo(503);
  }

  @Test
  void interruptsLookupsThatDoNotEndWithinTheGracePeriod() throws Exception {
    LookupExecutor executor =
        new LookupExecutor(withTimeout(Duration.ofHours(1)), client.eventLoop());
    CompletableFuture<HarvestJob> lookup = executor.submit(this::hangingJob, client);
    hanging.acquire();
    client.freezeTime();
    var unused = executor.shutdownGracefully();
    assertThat(lookup).isNotDone();

    client.advanceTimeBy(LookupExecutor.GRACE_PERIOD.toSeconds(), SECONDS);
    client.runScheduledPendingTasks();
    assertThat(interrupted.await(20, SECONDS)).isTrue();
    assertThat(lookup.get(20, SECONDS)).isEqualTo(JOB);
  }

  private static ServerSettings withTimeout(Duration lookupTimeout) {
    return LoopbackSettings.builder().lookupTimeout(lookupTimeout).build();
  }

  private HarvestJob describe(DescribeHarvestJob.Query query) {
    return "hanging".equals(query.id()) ? hangingJob() : JOB;
  }

  private HarvestJob hangingJob() {
    hanging.release();
    try {
      assertThat(release.await(60, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return JOB;
  }

  private void hang(MediaPackageServer server, int lookups) throws Exception {
    for (int i = 0; i < lookups; i++) {
      clients.add(SocketHttpClient.open(server.uri(), HANGING));
    }
    assertThat(hanging.tryAcquire(lookups, 20, SECONDS)).isTrue();
  }
}
