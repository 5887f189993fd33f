package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThreadSelectionTest {

  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();

  /** Enough to block every event loop, of which there are fewer. */
  private static final int MANY = 2 * Runtime.getRuntime().availableProcessors() + 1;

  private final CompletableFuture<Thread> servedOn = new CompletableFuture<>();

  @Test
  void describesOnWorkerThreads() {
    try (MediaPackageServer server = MediaPackageServer.start(q -> jobOnThisThread(), DEFAULTS)) {
      SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1");
    }

    assertThat(servedOn.join().getName()).doesNotContainIgnoringCase("eventLoop");
  }

  @Test
  void servesOtherRequestsWhileLookupsBlock() throws Exception {
    CountDownLatch waiting = new CountDownLatch(MANY);
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(MANY);
    try (MediaPackageServer server =
        MediaPackageServer.start(
            query -> "slow".equals(query.id()) ? jobAfter(waiting, release) : JOB, DEFAULTS)) {
      List<CompletableFuture<Integer>> slow =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> get(server, "slow"), clients))
              .limit(MANY)
              .toList();
      assertThat(waiting.await(20, SECONDS)).isTrue();

      assertThat(get(server, "quick")).isEqualTo(200);
      assertThat(SocketHttpClient.get(server.uri(), "/health").status()).isEqualTo(200);
      assertThat(slow).noneMatch(CompletableFuture::isDone);
      release.countDown();
      assertThat(slow).allMatch(response -> response.join() == 200);
    } finally {
      release.countDown();
      clients.shutdown();
    }
  }

  private HarvestJob jobOnThisThread() {
    servedOn.complete(Thread.currentThread());
    return JOB;
  }

  private static HarvestJob jobAfter(CountDownLatch waiting, CountDownLatch release) {
    waiting.countDown();
    try {
      assertThat(release.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return JOB;
  }

  private static int get(MediaPackageServer server, String id) {
    return SocketHttpClient.get(server.uri(), "/harvest_jobs/" + id).status();
  }
}
