package io.harvestjob.application.await;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.await.WaitOutcome.Succeeded;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On real time and real threads; nothing here waits for a time to pass. */
@Timeout(30)
class OwnThreadsTest {

  private static final WaitLimits AMPLE = new WaitLimits(1_000_000, 100_000, 1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Map<HarvestJobId, AtomicInteger> looks = new ConcurrentHashMap<>();

  @Test
  void looksThousandsUpOnOneDaemonThread() {
    try (HarvestJobWaits waits = new HarvestJobWaits(doneAtTheThirdLook(), AMPLE)) {
      List<CompletableFuture<WaitOutcome>> all =
          IntStream.range(0, 2_000)
              .mapToObj(n -> waits.start(id(n), HOUR, SHORTEST, told -> note()))
              .toList();

      assertThat(all).allSatisfy(wait -> assertThat(wait.join()).isInstanceOf(Succeeded.class));
    }
    assertThat(threads).hasSize(1).allMatch(Thread::isDaemon);
    assertThat(looks.values()).allSatisfy(times -> assertThat(times).hasValue(3));
  }

  @Test
  void endsItsThreadsWhenClosed() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    HarvestJobWaits waits =
        new HarvestJobWaits(
            id -> {
              note();
              hanging.countDown();
              return hangUntilInterrupted();
            });
    CompletableFuture<WaitOutcome> wait = waits.start(id(1), HOUR);
    assertThat(hanging.await(10, SECONDS)).isTrue();
    waits.close();

    assertThat(wait).isCompletedExceptionally();
    for (Thread thread : threads) {
      thread.join(SECONDS.toMillis(10));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void keepsTheTimeOnADaemonThread() throws Exception {
    try (OwnThreads own = new OwnThreads(AMPLE)) {
      own.timer().schedule(this::note, SHORTEST).get(10, SECONDS);
    }
    assertThat(threads).hasSize(1).allMatch(Thread::isDaemon);
  }

  private HarvestJobRepository doneAtTheThirdLook() {
    return id -> {
      note();
      int look = looks.computeIfAbsent(id, unknown -> new AtomicInteger()).incrementAndGet();
      return HarvestJobBuilder.aHarvestJob()
          .withId(id.value())
          .withStatus(look < 3 ? IN_PROGRESS : SUCCEEDED)
          .build();
    };
  }

  private void note() {
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

  private static HarvestJobId id(int number) {
    return new HarvestJobId("job-" + number);
  }
}
