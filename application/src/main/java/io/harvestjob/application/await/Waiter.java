package io.harvestjob.application.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One wait: who is to be told, and by when. Times in nanoseconds since the room was opened. */
final class Waiter {

  static final Comparator<Waiter> BY_END =
      Comparator.<Waiter>comparingLong(waiter -> waiter.end)
          .thenComparingLong(waiter -> waiter.number);

  private final long number;
  private final Watch watch;
  private final long begin;
  private final long deadline;
  private final long interval;
  private final Consumer<? super WaitProgress> progress;
  private final CompletableFuture<WaitOutcome> future = new CompletableFuture<>();
  private long end;

  Waiter(
      long number,
      Watch watch,
      long begin,
      Duration timeout,
      Duration interval,
      Consumer<? super WaitProgress> progress) {
    this.number = number;
    this.watch = watch;
    this.begin = begin;
    this.deadline = begin + timeout.toNanos();
    this.interval = interval.toNanos();
    this.progress = progress;
    this.end = deadline;
  }

  Watch watch() {
    return watch;
  }

  long interval() {
    return interval;
  }

  long deadline() {
    return deadline;
  }

  CompletableFuture<WaitOutcome> future() {
    return future;
  }

  /** The deadline, or the end of the overtime. */
  long end() {
    return end;
  }

  boolean isInOvertime() {
    return end != deadline;
  }

  void extend(long until) {
    end = until;
  }

  Duration elapsed(long now) {
    return Duration.ofNanos(now - begin);
  }

  /** Whoever watches and cannot go on watching does not go on waiting. */
  void tell(WaitProgress news) {
    try {
      progress.accept(news);
    } catch (RuntimeException broken) {
      future.completeExceptionally(broken);
    }
  }
}
