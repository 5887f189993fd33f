package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Tells a {@link WaitPlan} what happens and when, under a lock, and carries out its actions outside
 * of the lock.
 */
final class WaitPlanRunner {

  private static final Future<?> NONE = CompletableFuture.completedFuture(null);

  private final WaitPlan plan;
  private final AsyncRepositoryCaller caller;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private Future<?> wakeUp = NONE;
  private long wakeUpAt = PollQueue.NEVER;

  WaitPlanRunner(
      WaitPlan plan,
      AsyncRepositoryCaller caller,
      ScheduledExecutorService timer,
      LongSupplier nanoTime) {
    this.plan = plan;
    this.caller = caller;
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is removed
  CompletableFuture<WaitOutcome> start(
      AwaitHarvestJob.Query query, Consumer<? super WaitProgress> listener) {
    Wait wait = new Wait(query, listener);
    update(now -> plan.add(wait, now));
    wait.future().whenComplete((outcome, failure) -> update(now -> plan.remove(wait)));
    return wait.future();
  }

  boolean onNotification(HarvestJobNotification notification) {
    AtomicBoolean waitedFor = new AtomicBoolean();
    update(now -> waitedFor.set(plan.onNotification(notification, now)));
    return waitedFor.get();
  }

  void close() {
    update(now -> plan.close());
  }

  synchronized AwaitHarvestJobService.Statistics statistics() {
    return plan.statistics();
  }

  /** Hands on the polls that are due before it schedules, so that no wake-up overtakes them. */
  private void update(LongConsumer event) {
    WaitPlan.Actions actions = apply(event.andThen(plan::advance));
    actions.polls().forEach(this::poll);
    WaitPlan.Actions failures = apply(now -> wakeUpAt(plan.nextEventAt(), now));
    actions.deliveries().forEach(Wait::deliver);
    failures.deliveries().forEach(Wait::deliver);
  }

  /** If the caller's scheduler or random source throws, no wait could end in time any more. */
  private synchronized WaitPlan.Actions apply(LongConsumer event) {
    try {
      event.accept(nanoTime.getAsLong() - startedAt);
    } catch (Throwable thrown) {
      plan.failAll(thrown);
    }
    return plan.takeActions();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the end of a poll is an event of its own
  private void poll(PolledJob job) {
    CompletableFuture<HarvestJob> result = new CompletableFuture<>();
    result.whenComplete((found, failure) -> update(now -> plan.endPoll(job, found, failure, now)));
    caller.call(job.id(), result);
  }

  private void wakeUpAt(long time, long now) {
    if (time != wakeUpAt) {
      wakeUp.cancel(false);
      forgetWakeUp();
      if (time != PollQueue.NEVER) {
        wakeUp = timer.schedule(this::wakeUp, time - now, NANOSECONDS);
        wakeUpAt = time;
      }
    }
  }

  private void wakeUp() {
    update(now -> forgetWakeUp());
  }

  private void forgetWakeUp() {
    wakeUp = NONE;
    wakeUpAt = PollQueue.NEVER;
  }
}
