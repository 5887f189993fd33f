package io.harvestjob.testkit;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("FutureReturnValueIgnored") // what the tasks did is asserted
class VirtualSchedulerTest {

  private final MutableClock clock = new MutableClock();
  private final Instant start = clock.instant();
  private final VirtualScheduler manual = VirtualScheduler.manual(clock);
  private final VirtualScheduler automatic = VirtualScheduler.automatic(clock);
  private final List<String> ran = new ArrayList<>();

  @AfterEach
  void shutDown() {
    automatic.shutdown();
  }

  @Test
  void runsTasksInOrderOfTheirTimesThenOfSubmission() {
    manual.schedule(record("later"), 2, SECONDS);
    manual.schedule(record("first"), 1, SECONDS);
    manual.schedule(record("second"), 1, SECONDS);
    manual.execute(record("now"));

    manual.advance(Duration.ofSeconds(2));
    assertThat(ran)
        .containsExactly("now at PT0S", "first at PT1S", "second at PT1S", "later at PT2S");
  }

  @Test
  void runsManyTasksOfOneTimeInOrderOfSubmission() {
    List<String> names = IntStream.range(0, 20).mapToObj(n -> n + " at PT1S").toList();
    IntStream.range(0, 20).forEach(n -> manual.schedule(record("" + n), 1, SECONDS));

    manual.advance(Duration.ofSeconds(1));
    assertThat(ran).isEqualTo(names);
  }

  @Test
  void letsATaskThatRepeatsKeepThePlaceOfItsSubmission() {
    manual.scheduleAtFixedRate(record("poll"), 0, 10, SECONDS);
    manual.schedule(record("timeout"), 20, SECONDS);

    manual.advance(Duration.ofSeconds(20));
    assertThat(ran)
        .containsExactly("poll at PT0S", "poll at PT10S", "poll at PT20S", "timeout at PT20S");
  }

  @Test
  void runsNothingBeforeItsTime() {
    manual.schedule(record("task"), 1, SECONDS);

    manual.advance(Duration.ofMillis(999));
    assertThat(ran).isEmpty();

    manual.advance(Duration.ofMillis(1));
    assertThat(ran).hasSize(1);
    assertThat(manual.nanoTime()).isEqualTo(1_000_000_000L);
  }

  @Test
  void neverRunsATaskWhoseDelayHasNoEnd() throws Exception {
    manual.advance(Duration.ofSeconds(1));
    manual.schedule(record("never"), Long.MAX_VALUE, NANOSECONDS);
    manual.schedule(record("late"), 250 * 365, DAYS);
    ScheduledFuture<?> never = automatic.schedule(record("never"), Long.MAX_VALUE, DAYS);

    manual.advance(Duration.ofDays(280 * 365));
    assertThat(ran).containsExactly("late at PT2190000H1S");
    automatic.schedule(clock::instant, 1, HOURS).get();
    automatic.submit(() -> {}).get();
    assertThat(never.isDone()).isFalse();
  }

  @Test
  void runsWhatATaskSchedules() {
    manual.execute(() -> manual.schedule(record("next"), 1, SECONDS));

    manual.advance(Duration.ofSeconds(1));
    assertThat(ran).containsExactly("next at PT1S");
  }

  @Test
  void runsTasksOnTheCallingThread() throws Exception {
    Future<Thread> thread = manual.submit(Thread::currentThread);

    manual.advance(Duration.ZERO);
    assertThat(thread.get()).isSameAs(Thread.currentThread());
  }

  @Test
  void repeatsAtAFixedRate() {
    manual.scheduleAtFixedRate(slow("rate"), 1, 2, SECONDS);

    manual.advance(Duration.ofSeconds(6));
    assertThat(ran).containsExactly("rate at PT1S", "rate at PT3S", "rate at PT5S");
  }

  @Test
  void repeatsWithAFixedDelay() {
    manual.scheduleWithFixedDelay(slow("delay"), 1, 2, SECONDS);

    manual.advance(Duration.ofSeconds(6));
    assertThat(ran).containsExactly("delay at PT1S", "delay at PT4S");
  }

  @Test
  void cancelsTasks() {
    ScheduledFuture<?> once = manual.schedule(record("once"), 1, SECONDS);
    ScheduledFuture<?> rate = manual.scheduleAtFixedRate(record("rate"), 1, 1, SECONDS);
    ScheduledFuture<?> delay = manual.scheduleWithFixedDelay(record("delay"), 1, 1, SECONDS);

    assertThat(once.cancel(false)).isTrue();
    manual.advance(Duration.ofSeconds(1));
    assertThat(rate.cancel(false)).isTrue();
    assertThat(delay.cancel(false)).isTrue();
    manual.advance(Duration.ofSeconds(5));
    assertThat(ran).containsExactly("rate at PT1S", "delay at PT1S");
    assertThatExceptionOfType(CancellationException.class).isThrownBy(once::get);
  }

  @Test
  void forgetsCancelledTasks() {
    manual.schedule(record("cancelled"), 1, HOURS).cancel(false);

    assertThat(manual.shutdownNow()).isEmpty();
  }

  @Test
  void cancelsNoTaskThatHasRun() {
    ScheduledFuture<?> task = manual.schedule(record("task"), 1, SECONDS);

    manual.advance(Duration.ofSeconds(1));
    assertThat(task.cancel(false)).isFalse();
  }

  @Test
  void tellsHowLongATaskIsStillDelayed() {
    ScheduledFuture<?> task = manual.schedule(record("task"), 1, SECONDS);
    assertThat(task.getDelay(MILLISECONDS)).isEqualTo(1_000);

    manual.advance(Duration.ofMillis(600));
    assertThat(task.getDelay(MILLISECONDS)).isEqualTo(400);
  }

  @Test
  void stopsRepeatingATaskThatThrows() {
    ScheduledFuture<?> failing =
        manual.scheduleAtFixedRate(
            () -> {
              throw new IllegalStateException("failed");
            },
            1,
            1,
            SECONDS);

    manual.advance(Duration.ofSeconds(5));
    assertThat(failing.isDone()).isTrue();
  }

  @Test
  void jumpsToTheTimeOfATask() throws Exception {
    ScheduledFuture<Instant> task = automatic.schedule(clock::instant, 24, HOURS);

    assertThat(task.get()).isEqualTo(start.plus(Duration.ofDays(1)));
  }

  @RepeatedTest(20)
  void letsNoTimePassWithinATask() throws Exception {
    List<ScheduledFuture<Instant>> tasks =
        automatic.submit(() -> List.of(inHours(2), inHours(1))).get();

    assertThat(tasks.get(0).get()).isEqualTo(start.plus(Duration.ofHours(2)));
    assertThat(tasks.get(1).get()).isEqualTo(start.plus(Duration.ofHours(1)));
  }

  @RepeatedTest(20)
  void letsTimePassForOneThreadThatWaits() {
    assertThat(poll(5).join()).isEqualTo(start.plus(Duration.ofHours(5)));
  }

  @RepeatedTest(20)
  void letsTimePassForSeveralThreadsThatWait() throws Exception {
    List<Integer> polls = List.of(1, 4, 2, 3);
    List<CompletableFuture<Instant>> waits =
        automatic.submit(() -> polls.stream().map(this::poll).toList()).get();

    assertThat(waits.parallelStream().map(CompletableFuture::join))
        .containsExactlyElementsOf(
            polls.stream().map(hours -> start.plus(Duration.ofHours(hours))).toList());
  }

  @Test
  void letsTimePassForATaskThatRepeats() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    ScheduledFuture<?> rate = automatic.scheduleAtFixedRate(twice::countDown, 1, 1, HOURS);

    twice.await();
    rate.cancel(false);
    assertThat(clock.instant()).isAfterOrEqualTo(start.plus(Duration.ofHours(2)));
  }

  @Test
  void letsNoTimePassWhenNoTaskIsLeft() throws Exception {
    Instant end = automatic.schedule(clock::instant, 1, HOURS).get();

    awaitIdle(automatic.submit(Thread::currentThread).get());
    assertThat(clock.instant()).isEqualTo(end);
  }

  @Test
  void survivesACancelledTaskThatWasRunning() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> blocked = automatic.submit(() -> block(begun));
    begun.await();

    blocked.cancel(true);
    assertThat(automatic.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
  }

  @Test
  void runsTasksOnADaemonThread() throws Exception {
    VirtualScheduler created = UserThread.call(() -> VirtualScheduler.automatic(clock));

    assertThat(created.submit(() -> Thread.currentThread().isDaemon()).get()).isTrue();
    created.shutdown();
  }

  @Test
  void refusesTasksOnceItIsShutDown() throws Exception {
    automatic.shutdown();

    assertThat(automatic.awaitTermination(10, SECONDS)).isTrue();
    assertThat(automatic.isTerminated()).isTrue();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> automatic.execute(record("refused")));
  }

  @Test
  void returnsTheTasksThatShutdownDrops() {
    ScheduledFuture<?> dropped = manual.schedule(record("dropped"), 1, HOURS);

    assertThat(manual.shutdownNow()).containsExactly((Runnable) dropped);
  }

  @Test
  void returnsNoTaskThatWouldNeverHaveRun() {
    manual.schedule(record("never"), Long.MAX_VALUE, NANOSECONDS);

    assertThat(manual.shutdownNow()).isEmpty();
  }

  @Test
  void interruptsTheRunningTaskWhenItIsShutDownNow() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    automatic.submit(() -> block(begun));
    begun.await();

    automatic.shutdownNow();
    assertThat(automatic.awaitTermination(10, SECONDS)).isTrue();
  }

  @Test
  void isTerminatedAtOnceThoughAnotherThreadSchedulesWhileItIsShutDown() {
    isTerminatedAtOnceBy(VirtualScheduler::shutdown);
  }

  @Test
  void isTerminatedAtOnceThoughAnotherThreadSchedulesWhileItIsShutDownNow() {
    isTerminatedAtOnceBy(VirtualScheduler::shutdownNow);
  }

  private void isTerminatedAtOnceBy(Consumer<VirtualScheduler> shutdown) {
    for (int round = 0; round < 500; round++) {
      VirtualScheduler scheduler = VirtualScheduler.manual(clock);
      CompletableFuture<Void> begun = new CompletableFuture<>();
      CompletableFuture<Void> scheduling =
          CompletableFuture.runAsync(() -> scheduleUntilRefused(scheduler, begun));
      begun.join();
      shutdown.accept(scheduler);

      assertThat(scheduler.isTerminated()).as("round %d", round).isTrue();
      scheduling.join();
      assertThat(scheduler.getQueue()).as("round %d", round).isEmpty();
    }
  }

  private static void scheduleUntilRefused(
      VirtualScheduler scheduler, CompletableFuture<Void> begun) {
    try {
      while (true) {
        scheduler.schedule(() -> {}, 1, HOURS);
        begun.complete(null);
      }
    } catch (RejectedExecutionException e) {
      // it is shut down
    }
  }

  @Test
  void repeatsATaskOnceThoughTwoThreadsAdvance() {
    manual.scheduleAtFixedRate(() -> {}, 0, 1, MILLISECONDS);

    CompletableFuture<Void> other = CompletableFuture.runAsync(this::advanceOftenByAMillisecond);
    advanceOftenByAMillisecond();
    other.join();
    assertThat(manual.shutdownNow()).hasSize(1);
  }

  private void advanceOftenByAMillisecond() {
    for (int i = 0; i < 300_000; i++) {
      manual.advance(Duration.ofMillis(1));
    }
  }

  @Test
  void isTerminatedAtOnceIfItHasNoThread() throws Exception {
    assertThat(manual.isTerminated()).isFalse();

    manual.shutdown();
    assertThat(manual.awaitTermination(0, SECONDS)).isTrue();
  }

  @Test
  void isTerminatedWhenTheRunningTaskHasEnded() throws Exception {
    CountDownLatch end = beginATask();

    automatic.shutdown();
    assertThat(automatic.awaitTermination(0, SECONDS)).isFalse();
    end.countDown();
    assertThat(automatic.awaitTermination(10, SECONDS)).isTrue();
  }

  /** Returns what ends a task that is running. */
  private CountDownLatch beginATask() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    automatic.submit(
        () -> {
          begun.countDown();
          end.await();
          return null;
        });
    begun.await();
    return end;
  }

  @Test
  void endsItsIdleThreadOnceItIsShutDown() throws Exception {
    awaitIdle(automatic.submit(Thread::currentThread).get());

    automatic.shutdown();
    assertThat(automatic.awaitTermination(10, SECONDS)).isTrue();
  }

  @Test
  void dropsTheTasksThatWaitWhenItIsShutDown() throws Exception {
    CountDownLatch end = beginATask();
    automatic.schedule(record("dropped"), 1, HOURS);

    automatic.shutdown();
    end.countDown();
    assertThat(automatic.awaitTermination(10, SECONDS)).isTrue();
    assertThat(ran).isEmpty();
  }

  @Test
  void endsATaskThatRepeatsWhenItIsShutDown() throws Exception {
    automatic.scheduleAtFixedRate(automatic::shutdown, 1, 1, HOURS);

    assertThat(automatic.awaitTermination(10, SECONDS)).isTrue();
    assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofHours(1)));
  }

  @Test
  void survivesAnInterruptOfItsIdleThread() throws Exception {
    Thread thread = automatic.submit(Thread::currentThread).get();
    awaitIdle(thread);

    thread.interrupt();
    assertThat(automatic.schedule(clock::instant, 1, HOURS).get())
        .isEqualTo(start.plus(Duration.ofHours(1)));
  }

  @Test
  void rejectsWhatMakesNoSense() {
    assertThatIllegalStateException().isThrownBy(() -> automatic.advance(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> manual.advance(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manual.scheduleAtFixedRate(record(""), 0, 0, SECONDS));
  }

  private ScheduledFuture<Instant> inHours(int hours) {
    return automatic.schedule(clock::instant, hours, HOURS);
  }

  /** A task that polls every hour, so many times, and completes a future of its own. */
  private CompletableFuture<Instant> poll(int times) {
    CompletableFuture<Instant> end = new CompletableFuture<>();
    automatic.schedule(() -> poll(times, end), 1, HOURS);
    return end;
  }

  private void poll(int times, CompletableFuture<Instant> end) {
    if (times == 1) {
      end.complete(clock.instant());
    } else {
      automatic.schedule(() -> poll(times - 1, end), 1, HOURS);
    }
  }

  private Runnable record(String name) {
    return () -> ran.add("%s at %s".formatted(name, Duration.between(start, clock.instant())));
  }

  private Runnable slow(String name) {
    Runnable recording = record(name);
    return () -> {
      recording.run();
      clock.advance(Duration.ofSeconds(1));
    };
  }

  /** An idle thread waits without a time limit. */
  private static void awaitIdle(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private static void block(CountDownLatch begun) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
