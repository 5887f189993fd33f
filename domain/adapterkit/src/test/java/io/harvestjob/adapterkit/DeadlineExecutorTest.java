package io.harvestjob.adapterkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadlineExecutorTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final String URL = "http://127.0.0.1/";
  private static final InheritableThreadLocal<String> CALLER = new InheritableThreadLocal<>();

  private final DeadlineExecutor executor = DeadlineExecutor.create("test");
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    executor.close();
    CALLER.remove();
  }

  @Test
  void returnsWhatTheCallReturns() {
    assertThat(executor.call(() -> "job", LONG, URL)).isEqualTo("job");
  }

  @Test
  void letsThePoolOfItsCallerDoTheWorkThatTheCallNeeds() {
    ForkJoinPool pool = new ForkJoinPool(1);
    Supplier<String> call = () -> pool.submit(() -> "job").join();
    try {
      assertThat(pool.submit(() -> executor.call(call, LONG, URL)).join()).isEqualTo("job");
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void throwsWhatTheCallThrows() {
    RuntimeException thrown = new UnsupportedOperationException();

    assertThatThrownBy(() -> executor.call(failing(thrown), LONG, URL)).isSameAs(thrown);
  }

  @Test
  void throwsTheErrorThatTheCallThrows() {
    assertThatExceptionOfType(LinkageError.class)
        .isThrownBy(
            () ->
                executor.call(
                    () -> {
                      throw new LinkageError();
                    },
                    LONG,
                    URL));
  }

  @Test
  void throwsTheCheckedExceptionOfALanguageThatHasNone() {
    Exception thrown = new IOException();

    assertThatThrownBy(
            () ->
                executor.call(
                    () -> {
                      DeadlineExecutorTest.<RuntimeException>throwAs(thrown);
                      return "never";
                    },
                    LONG,
                    URL))
        .isSameAs(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void throwAs(Exception thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void interruptsNoThreadOfAHostWhoseCallHasEnded() throws InterruptedException {
    AtomicInteger interruptions = new AtomicInteger();
    ExecutorService threads = Executors.newCachedThreadPool();
    Executor observed =
        work ->
            threads.execute(
                () -> {
                  work.run();
                  if (Thread.interrupted()) {
                    interruptions.incrementAndGet();
                  }
                });
    try (DeadlineExecutor overHost = DeadlineExecutor.of(observed, "unused")) {
      for (int i = 0; i < 20_000; i++) {
        overHost.call(() -> "job", LONG, URL);
      }
    } finally {
      threads.shutdown();
    }

    assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
    assertThat(interruptions).hasValue(0);
  }

  @Test
  void callsOnADaemonThreadOfItsName() {
    Thread thread = executor.call(Thread::currentThread, LONG, URL);

    assertThat(thread.getName()).isEqualTo("test");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void handsNoThreadLocalsOfOneCallerToTheNext() {
    CALLER.set("first");

    assertThat(executor.call(() -> String.valueOf(CALLER.get()), LONG, URL)).isEqualTo("null");
  }

  @Test
  void interruptsACallThatMissesItsDeadline() throws InterruptedException {
    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> executor.call(this::hang, SHORT, URL))
        .withMessage("Read timeout on endpoint URL: \"" + URL + "\"")
        .returns(Reason.TIMED_OUT, NoUsableResponseException::reason);
    interrupted.await();
  }

  @Test
  void endsWithTheInterruptOfItsCaller() throws InterruptedException {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> executor.call(this::hang, LONG, URL))
        .returns(Reason.INTERRUPTED, NoUsableResponseException::reason);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void runsManyHangingCallsBesideAHealthyOne() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      var unused = callInBackground(hanging);
    }
    hanging.await();

    assertThat(executor.call(() -> "job", LONG, URL)).isEqualTo("job");
  }

  @Test
  void refusesACallThatNoThreadIsFreeFor() {
    DeadlineExecutor full =
        DeadlineExecutor.of(
            task -> {
              throw new RejectedExecutionException();
            },
            "unused");

    assertThatExceptionOfType(ServiceUnavailableException.class)
        .isThrownBy(() -> full.call(() -> "job", LONG, URL))
        .satisfies(refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1)));
  }

  @Test
  void endsARunningCallWhenItIsClosed() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<String> call = callInBackground(running);
    running.await();

    executor.close();

    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    interrupted.await();
  }

  @Test
  void endsACallThatIsClosedWhileItIsSubmitted() {
    DeadlineExecutor[] closing = new DeadlineExecutor[1];
    closing[0] = DeadlineExecutor.of(task -> closing[0].close(), "unused");

    assertThatIllegalStateException()
        .isThrownBy(() -> closing[0].call(() -> "never started", LONG, URL));
  }

  @Test
  void saysThatItIsClosedAndNotThatItIsFull() {
    DeadlineExecutor[] closing = new DeadlineExecutor[1];
    closing[0] =
        DeadlineExecutor.of(
            task -> {
              closing[0].close();
              throw new RejectedExecutionException();
            },
            "unused");

    assertThatIllegalStateException().isThrownBy(() -> closing[0].call(() -> "job", LONG, URL));
  }

  @Test
  void callsNothingAfterItWasClosed() {
    executor.close();

    assertThatIllegalStateException().isThrownBy(() -> executor.call(() -> "job", LONG, URL));
  }

  @Test
  void startsNothingOnTheThreadsOfAHostAfterItWasClosed() {
    AtomicInteger started = new AtomicInteger();
    DeadlineExecutor overHost = DeadlineExecutor.of(Runnable::run, "unused");
    overHost.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> overHost.call(started::incrementAndGet, LONG, URL));

    assertThat(started).hasValue(0);
  }

  @Test
  void takesAnyTimeoutThatADurationCanHold() {
    assertThat(executor.call(() -> "job", Duration.ofSeconds(Long.MAX_VALUE), URL))
        .isEqualTo("job");
  }

  @Test
  void endsItsThreadsWhenItIsClosed() throws InterruptedException {
    Thread thread = executor.call(Thread::currentThread, LONG, URL);

    executor.close();

    thread.join();
  }

  @Test
  void hasThreadsOfItsOwnWhereItsCallerGivesNone() {
    try (DeadlineExecutor own = DeadlineExecutor.of(null, "own")) {
      assertThat(own.call(Thread::currentThread, LONG, URL).getName()).isEqualTo("own");
    }
  }

  @Test
  void leavesTheThreadsOfItsCallerOpen() {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      DeadlineExecutor.of(threads, "unused").close();

      assertThat(threads.isShutdown()).isFalse();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Supplier<T> failing(RuntimeException thrown) {
    return () -> {
      throw thrown;
    };
  }

  private CompletableFuture<String> callInBackground(CountDownLatch running) {
    CompletableFuture<String> result = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                result.complete(
                    executor.call(
                        () -> {
                          running.countDown();
                          return hang();
                        },
                        LONG,
                        URL));
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            });
    caller.setDaemon(true);
    caller.start();
    return result;
  }

  private String hang() {
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new IllegalStateException(e);
    }
  }
}
