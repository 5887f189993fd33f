package io.harvestjob.adapters.http.server;

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

class ThreadsTest {

  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();

  /** Enough to block every event loop, of which there are two for each core. */
  private static final int MANY = 2 * Runtime.getRuntime().availableProcessors() + 1;

  private final CompletableFuture<Thread> servedOn = new CompletableFuture<>();

  @Test
  void answersFromMemoryOnTheEventLoop() {
    try (RunningServer server = RunningServer.over(ServedHarvestJobs.fromMemory(q -> seen()))) {
      RawHttp.get(server.url(), "/harvest_jobs/job-1");
    }

    assertThat(servedOn.join().getName()).containsIgnoringCase("eventLoop");
  }

  @Test
  void neverDoesIoOnTheEventLoop() {
    try (RunningServer server = RunningServer.over(ServedHarvestJobs.doingIo(q -> seen()))) {
      RawHttp.get(server.url(), "/harvest_jobs/job-1");
    }

    assertThat(servedOn.join().getName()).doesNotContainIgnoringCase("eventLoop");
  }

  @Test
  void servesOthersWhileLookupsWait() throws Exception {
    CountDownLatch waiting = new CountDownLatch(MANY);
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(MANY);
    try (RunningServer server =
        RunningServer.over(
            ServedHarvestJobs.doingIo(
                query -> "slow".equals(query.id()) ? afterBoth(waiting, release) : JOB))) {
      List<CompletableFuture<Integer>> slow =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> get(server, "slow"), clients))
              .limit(MANY)
              .toList();
      assertThat(waiting.await(20, SECONDS)).isTrue();

      assertThat(get(server, "quick")).isEqualTo(200);
      assertThat(RawHttp.get(server.url(), "/health").status()).isEqualTo(200);
      assertThat(slow).noneMatch(CompletableFuture::isDone);
      release.countDown();
      assertThat(slow).allMatch(answer -> answer.join() == 200);
    } finally {
      release.countDown();
      clients.shutdown();
    }
  }

  private HarvestJob seen() {
    servedOn.complete(Thread.currentThread());
    return JOB;
  }

  private static HarvestJob afterBoth(CountDownLatch waiting, CountDownLatch release) {
    waiting.countDown();
    try {
      assertThat(release.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return JOB;
  }

  private static int get(RunningServer server, String id) {
    return RawHttp.get(server.url(), "/harvest_jobs/" + id).status();
  }
}
