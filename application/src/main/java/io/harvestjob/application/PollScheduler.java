package io.harvestjob.application;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link WaitStateMachine}: tells it what happens and when, under a lock, and carries out
 * its actions outside of the lock.
 */
final class PollScheduler {

  private final WaitStateMachine state;
  private final AsyncRepositoryCaller caller;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private final Lock lock = new ReentrantLock();
  private long wakeUpAt = PollQueue.NEVER;
  private @Nullable Future<?> wakeUp;

  PollScheduler(
      WaitStateMachine state,
      AsyncRepositoryCaller caller,
      ScheduledExecutorService timer,
      LongSupplier nanoTime) {
    this.state = state;
    this.caller = caller;
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is removed
  CompletableFuture<WaitOutcome> subscribe(
      HarvestJobId id,
      Duration timeout,
      Duration interval,
      Consumer<? super WaitProgress> listener) {
    Subscription subscription = new Subscription(id, timeout, interval, listener);
    update(now -> state.add(subscription, now));
    subscription
        .future()
        .whenComplete((outcome, failure) -> update(now -> state.remove(subscription)));
    return subscription.future();
  }

  boolean onNotification(HarvestJobNotification notification) {
    AtomicBoolean waitedFor = new AtomicBoolean();
    update(now -> waitedFor.set(state.onNotification(notification, now)));
    return waitedFor.get();
  }

  void close() {
    update(now -> state.close());
  }

  private void update(LongConsumer event) {
    WaitStateMachine.Actions actions;
    lock.lock();
    try {
      apply(event);
      actions = state.takeActions();
    } finally {
      lock.unlock();
    }
    actions.polls().forEach(this::poll);
    actions.deliveries().forEach(Subscription::deliver);
  }

  /** If the caller's scheduler or random source throws, no wait could end in time any more. */
  private void apply(LongConsumer event) {
    long now = nanoTime.getAsLong() - startedAt;
    try {
      event.accept(now);
      state.advance(now);
      wakeUpAt(state.nextEventAt(), now);
    } catch (Throwable thrown) {
      state.failAll(thrown);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the end of a poll is an event of its own
  private void poll(PolledJob job) {
    CompletableFuture<HarvestJob> result = new CompletableFuture<>();
    result.whenComplete((found, failure) -> endPoll(job, found, failure));
    caller.call(job.id(), result);
  }

  private void endPoll(PolledJob job, @Nullable HarvestJob found, @Nullable Throwable failure) {
    update(
        failure == null
            ? now -> state.pollSucceeded(job, requireNonNull(found), now)
            : now -> state.pollFailed(job, failure, now));
  }

  private void wakeUpAt(long time, long now) {
    if (time != wakeUpAt) {
      cancelWakeUp();
      if (time != PollQueue.NEVER) {
        wakeUp = timer.schedule(() -> wakeUp(time), time - now, NANOSECONDS);
        wakeUpAt = time;
      }
    }
  }

  private void wakeUp(long time) {
    update(now -> forgetWakeUp(time));
  }

  private void forgetWakeUp(long time) {
    if (time == wakeUpAt) {
      wakeUpAt = PollQueue.NEVER;
      wakeUp = null;
    }
  }

  private void cancelWakeUp() {
    wakeUpAt = PollQueue.NEVER;
    if (wakeUp != null) {
      wakeUp.cancel(false);
      wakeUp = null;
    }
  }
}
