package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One wait: its deadline, its listener and its future. Events are added under the lock of all
 * waits, and delivered outside of it: in order and one at a time. Times are nanoseconds.
 */
final class Wait {

  private final HarvestJobId id;
  private final long timeout;
  private final long interval;
  private final Consumer<? super WaitProgress> listener;
  private final CompletableFuture<WaitOutcome> future = new CompletableFuture<>();
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger undelivered = new AtomicInteger();
  private long begin;
  private long end;

  Wait(AwaitHarvestJob.Query valid, Consumer<? super WaitProgress> listener) {
    this.id = new HarvestJobId(requireNonNull(valid.id()));
    this.timeout = requireNonNull(valid.timeout()).toNanos();
    this.interval = requireNonNull(valid.interval()).toNanos();
    this.listener = listener;
  }

  void begin(long now) {
    begin = now;
    end = deadline();
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

  /** When it ends at the latest: at the deadline, or when its last poll must have ended. */
  long end() {
    return end;
  }

  void extend(long until) {
    end = until;
  }

  boolean isExtended() {
    return end != deadline();
  }

  Duration elapsed(long now) {
    return Duration.ofNanos(now - begin);
  }

  void add(Runnable event) {
    events.add(event);
  }

  /** Delivers one event that was added; called once for each. */
  void deliver() {
    if (undelivered.getAndIncrement() == 0) {
      do {
        events.remove().run();
      } while (undelivered.decrementAndGet() > 0);
    }
  }

  void notifyListener(WaitProgress progress) {
    try {
      if (!future.isDone()) {
        listener.accept(progress);
      }
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
    }
  }
}
