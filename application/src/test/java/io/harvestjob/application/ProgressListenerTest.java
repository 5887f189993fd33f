package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.WaitOutcome.Succeeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Progress reaches a listener in order, one call at a time, and never after the outcome. */
class ProgressListenerTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  private final List<String> events = new ArrayList<>();

  @Test
  void receivesProgressAfterTheCallBeforeHasReturned() {
    CompletableFuture<WaitOutcome> wait =
        service.awaitAsync(
            new Query(ID, HOUR),
            progress -> {
              events.add("begin " + progress.elapsed().toSeconds());
              passOnce(seconds(30));
              events.add("end " + progress.elapsed().toSeconds());
            });
    time.pass();

    assertThat(events)
        .containsExactly("begin 0", "end 0", "begin 10", "end 10", "begin 25", "end 25");
    assertThat(wait).isNotDone();
  }

  @Test
  void receivesTheOutcomeAfterTheCallBeforeHasReturned() {
    List<Boolean> doneWithinTheCall = new ArrayList<>();
    List<CompletableFuture<WaitOutcome>> waits = new ArrayList<>();
    waits.add(
        service.awaitAsync(
            new Query(ID, HOUR),
            progress -> {
              repository.returns(SUCCEEDED);
              passOnce(seconds(10));
              doneWithinTheCall.add(waits.get(0).isDone());
            }));
    time.pass();

    assertThat(doneWithinTheCall).containsExactly(false);
    assertThat(done(waits.get(0)).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void receivesNothingAfterTheWaitWasCancelled() {
    List<CompletableFuture<WaitOutcome>> waits = new ArrayList<>();
    waits.add(
        service.awaitAsync(
            new Query(ID, HOUR),
            progress -> {
              events.add("call");
              passOnce(seconds(30));
              waits.get(0).cancel(false);
            }));
    time.pass(HOUR);

    assertThat(events).containsExactly("call");
  }

  @Timeout(30)
  @Test
  void receivesProgressInOrderFromManyThreads() throws InterruptedException {
    List<Duration> received = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger concurrentCalls = new AtomicInteger();
    CountDownLatch calls = new CountDownLatch(500);
    try (AwaitHarvestJobService threaded =
        AwaitHarvestJobService.builder(repository)
            .limits(new PollLimits(1_000_000, 100_000, 8))
            .build()) {
      CompletableFuture<WaitOutcome> wait =
          threaded.awaitAsync(
              new Query(ID, HOUR, Duration.ofMillis(1)),
              progress -> {
                assertThat(concurrentCalls.incrementAndGet()).isEqualTo(1);
                received.add(progress.elapsed());
                concurrentCalls.decrementAndGet();
                calls.countDown();
              });
      assertThat(calls.await(20, SECONDS)).isTrue();
      assertThat(wait).isNotDone();
    }
    assertThat(received).isSorted();
  }

  private int passed;

  private void passOnce(Duration duration) {
    if (passed++ == 0) {
      time.pass(duration);
    }
  }
}
