package io.harvestjob.application;

import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One wait: its deadline, its listener and its future. Events are added under the scheduler's lock,
 * and delivered outside of it: in order and one at a time. Times are nanoseconds.
 */
final class Subscription {

  static final Comparator<Subscription> BY_EXPIRY =
      Comparator.<Subscription>comparingLong(subscription -> subscription.expiry)
          .thenComparingLong(subscription -> subscription.number);

  private final HarvestJobId id;
  private final long timeout;
  private final long interval;
  private final Consumer<? super WaitProgress> listener;
  private final CompletableFuture<WaitOutcome> future = new CompletableFuture<>();
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger undelivered = new AtomicInteger();
  private long number;
  private long begin;
  private long expiry;

  Subscription(
      HarvestJobId id,
      Duration timeout,
      Duration interval,
      Consumer<? super WaitProgress> listener) {
    this.id = id;
    this.timeout = timeout.toNanos();
    this.interval = interval.toNanos();
    this.listener = listener;
  }

  /** Begins the wait; {@code number} is unique. */
  void begin(long now, long uniqueNumber) {
    number = uniqueNumber;
    begin = now;
    expiry = now + timeout;
  }

  HarvestJobId id() {
    return id;
  }

  long interval() {
    return interval;
  }

  CompletableFuture<WaitOutcome> future() {
    return future;
  }

  long deadline() {
    return begin + timeout;
  }

  /** The deadline, or what it was extended to. */
  long expiry() {
    return expiry;
  }

  boolean isExtended() {
    return expiry != deadline();
  }

  void extend(long until) {
    expiry = until;
  }

  Duration elapsed(long now) {
    return Duration.ofNanos(now - begin);
  }

  void addProgress(WaitProgress progress) {
    events.add(() -> notifyListener(progress));
  }

  void addOutcome(WaitOutcome outcome) {
    events.add(() -> future.complete(outcome));
  }

  void addFailure(Throwable failure) {
    events.add(() -> future.completeExceptionally(failure));
  }

  /** Delivers one event that was added; called once for each. */
  void deliver() {
    if (undelivered.getAndIncrement() == 0) {
      do {
        events.remove().run();
      } while (undelivered.decrementAndGet() > 0);
    }
  }

  private void notifyListener(WaitProgress progress) {
    try {
      if (!future.isDone()) {
        listener.accept(progress);
      }
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
    }
  }
}
