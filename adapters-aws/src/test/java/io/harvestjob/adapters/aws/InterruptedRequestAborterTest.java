package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.aws.InterruptedRequestAborter.Request;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptedRequestAborterTest {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();
  private final InterruptedRequestAborter aborter = new InterruptedRequestAborter();
  private final Thread thread = threadSince(before);
  private final AtomicInteger aborts = new AtomicInteger();

  @AfterEach
  void close() {
    Thread.interrupted();
    aborter.close();
  }

  @Test
  void abortsARequestWhoseThreadIsInterrupted() {
    awaitState(Thread.State.WAITING);

    awaitAbort(aborts::incrementAndGet);

    assertThat(aborts).hasValue(1);
  }

  @Test
  void abortsARequestOnce() {
    awaitAbort(aborts::incrementAndGet);

    awaitAbortOfAnotherRequest();

    assertThat(aborts).hasValue(1);
  }

  @Test
  void leavesARequestAloneThatHasEnded() {
    aborter.register(aborts::incrementAndGet).close();

    awaitAbortOfAnotherRequest();

    assertThat(aborts).hasValue(0);
  }

  @Test
  void leavesARequestAloneWhoseThreadIsNotInterrupted() throws InterruptedException {
    Thread other = new Thread(() -> aborter.register(aborts::incrementAndGet));
    other.start();
    other.join();

    awaitAbortOfAnotherRequest();

    assertThat(aborts).hasValue(0);
  }

  @Test
  void sleepsWhileThereAreNoRequests() {
    aborter.register(aborts::incrementAndGet).close();

    awaitState(Thread.State.WAITING);
  }

  @Test
  void pausesBetweenTwoPolls() {
    try (Request request = aborter.register(aborts::incrementAndGet)) {
      assertThat(request).isNotNull();
      awaitState(Thread.State.TIMED_WAITING);
    }
  }

  @Test
  void abortsAllRequestsWhenItIsClosed() {
    aborter.register(aborts::incrementAndGet);

    aborter.close();

    assertThat(aborts).hasValue(1);
  }

  @Test
  void endsItsThreadWhenItIsClosed() {
    awaitState(Thread.State.WAITING);

    aborter.close();

    awaitState(Thread.State.TERMINATED);
  }

  /** Waits for two, because a poll asks for requests in any order. */
  private void awaitAbortOfAnotherRequest() {
    awaitAbort(() -> {});
    awaitAbort(() -> {});
  }

  private void awaitAbort(Runnable abort) {
    AtomicBoolean aborted = new AtomicBoolean();
    Thread.currentThread().interrupt();
    aborter.register(
        () -> {
          abort.run();
          aborted.set(true);
        });
    await(aborted::get);
  }

  private void awaitState(Thread.State state) {
    await(() -> thread.getState() == state);
  }

  /** Spins, because whatever blocks hides or obeys the interrupt. */
  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(LONGEST.toNanos());
      Thread.onSpinWait();
    }
  }

  private static Thread threadSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> thread.getName().equals("harvestjob-aws-interrupts"))
        .findFirst()
        .orElseThrow();
  }
}
