package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.HarvestJobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On real time and real threads; nothing here waits for a time to pass. */
@Timeout(30)
class WaitThreadsTest {

  private static final PollLimits AMPLE = new PollLimits(1_000_000, 100_000, 4);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Map<HarvestJobId, AtomicInteger> polls = new ConcurrentHashMap<>();

  @Test
  void pollsThousandsOfJobsOnAFewDaemonThreads() {
    try (AwaitHarvestJobService service =
        AwaitHarvestJobService.builder(succeedsAtTheThirdPoll()).limits(AMPLE).build()) {
      List<CompletableFuture<WaitOutcome>> all =
          IntStream.range(0, 2_000)
              .mapToObj(n -> new Query("job-" + n, HOUR, SHORTEST))
              .map(query -> service.awaitAsync(query, progress -> recordThread()))
              .toList();

      assertThat(all).allSatisfy(wait -> assertThat(wait.join()).isInstanceOf(Succeeded.class));
    }
    assertThat(threads).hasSizeBetween(1, 4).allMatch(Thread::isDaemon);
    assertThat(polls.values()).allSatisfy(times -> assertThat(times).hasValue(3));
  }

  @Test
  void endsItsThreadsWhenClosed() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    AwaitHarvestJobService service =
        new AwaitHarvestJobService(
            id -> {
              recordThread();
              hanging.countDown();
              return hangUntilInterrupted();
            });
    CompletableFuture<WaitOutcome> wait = service.awaitAsync(new Query("job-1", HOUR));
    assertThat(hanging.await(10, SECONDS)).isTrue();
    service.close();

    assertThat(wait).isCompletedExceptionally();
    for (Thread thread : threads) {
      thread.join(SECONDS.toMillis(10));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void leavesTheThreadsOfTheCallerAsTheyAre() {
    ExecutorService executor = Executors.newCachedThreadPool();
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (AwaitHarvestJobService service =
        AwaitHarvestJobService.builder(succeedsAtTheThirdPoll())
            .executor(executor)
            .scheduler(scheduler)
            .build()) {
      assertThat(service.await(new Query("job-1", HOUR, SHORTEST))).isInstanceOf(Succeeded.class);
    }
    assertThat(executor.isShutdown() || scheduler.isShutdown()).isFalse();
    executor.shutdownNow();
    scheduler.shutdownNow();
  }

  @Test
  void keepsTheTimeOnADaemonThreadWhoeverStartsIt() throws Exception {
    ExecutorService noDaemon = Executors.newSingleThreadExecutor();
    noDaemon.submit(() -> {}).get();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (AwaitHarvestJobService service =
        AwaitHarvestJobService.builder(succeedsAtTheThirdPoll()).build()) {
      assertThat(
              noDaemon
                  .submit(() -> service.awaitAsync(new Query("job-1", HOUR, HOUR)).isDone())
                  .get())
          .isFalse();

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
    noDaemon.shutdown();
  }

  private HarvestJobRepository succeedsAtTheThirdPoll() {
    return id -> {
      recordThread();
      int poll = polls.computeIfAbsent(id, unknown -> new AtomicInteger()).incrementAndGet();
      return HarvestJobBuilder.aHarvestJob()
          .withId(id.value())
          .withStatus(poll < 3 ? IN_PROGRESS : SUCCEEDED)
          .build();
    };
  }

  private void recordThread() {
    threads.add(Thread.currentThread());
  }

  private static HarvestJob hangUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("nobody counts it down");
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
