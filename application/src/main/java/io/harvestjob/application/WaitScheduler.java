package io.harvestjob.application;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Polls the jobs of all waits when they are due. Whatever happens is taken into account under one
 * lock, and what follows from it is done outside of the lock. Times are nanoseconds.
 */
final class WaitScheduler {

  private final PolledJobs jobs = new PolledJobs();
  private final RecentNotifications notifications = new RecentNotifications();
  private final List<Runnable> actions = new ArrayList<>();
  private final Executor outsideOfLock = this::runOutsideOfLock;
  private final PollLimiter limiter;
  private final RandomGenerator random;
  private final AsyncRepositoryCaller caller;
  private final ScheduledExecutorService timer;
  private final LongSupplier clock;
  private @Nullable ScheduledFuture<?> wakeUp;
  private boolean closed;

  WaitScheduler(
      PollLimiter limiter,
      RandomGenerator random,
      AsyncRepositoryCaller caller,
      ScheduledExecutorService timer,
      LongSupplier clock) {
    this.limiter = limiter;
    this.random = random;
    this.caller = caller;
    this.timer = timer;
    this.clock = clock;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is removed
  CompletableFuture<WaitOutcome> start(
      AwaitHarvestJob.Query query, Consumer<? super WaitProgress> listener) {
    Wait wait = Wait.of(query, clock.getAsLong(), listener, outsideOfLock);
    update(wait.id(), (job, now) -> job.add(wait));
    wait.future().whenComplete((o, failure) -> update(wait.id(), (job, now) -> job.remove(wait)));
    return wait.future();
  }

  boolean onNotification(HarvestJobNotification notification) {
    AtomicBoolean waitedFor = new AtomicBoolean();
    update(
        notification.id(),
        (job, now) -> {
          waitedFor.set(job.waits() > 0);
          if (notification.status().isFinished() && notifications.add(notification, now)) {
            job.pollForNotification();
          }
        });
    return waitedFor.get();
  }

  void close() {
    update(now -> closed = true);
  }

  synchronized AwaitHarvestJobService.Statistics statistics() {
    return limiter.statistics(jobs.all().stream().mapToInt(PolledJob::waits).sum());
  }

  private void update(HarvestJobId id, ObjLongConsumer<PolledJob> change) {
    update(now -> jobs.update(jobs.get(id, now), job -> change.accept(job, now)));
  }

  private void update(LongConsumer event) {
    apply(event).forEach(Runnable::run);
  }

  /** Hands polls on before it schedules, so that no wake-up overtakes them. */
  private synchronized List<Runnable> apply(LongConsumer event) {
    try {
      long now = clock.getAsLong();
      event.accept(now);
      endWaits(now);
      beginPolls(now);
      scheduleWakeUp(now);
    } catch (Throwable thrown) { // by the caller's scheduler or random source
      failAll(thrown);
    }
    List<Runnable> taken = List.copyOf(actions);
    actions.clear();
    return taken;
  }

  /** An executor that rejects a poll, or runs it here and now, ends it under the lock. */
  private void runOutsideOfLock(Runnable task) {
    if (Thread.holdsLock(this)) {
      actions.add(task);
    } else {
      task.run();
    }
  }

  private void failAll(Throwable failure) {
    jobs.all().forEach(each -> jobs.update(each, job -> job.fail(failure)));
  }

  private void endWaits(long now) {
    if (closed) {
      failAll(new WaitAbortedException());
    }
    while (jobs.nextEndAt() <= now) {
      jobs.update(jobs.nextToEnd(), job -> job.endWaits(now, limiter.tokenAt()));
    }
  }

  private void beginPolls(long now) {
    while (nextPollAt() <= now) {
      PolledJob next = jobs.nextToPoll();
      jobs.update(next, job -> job.beginPoll(now, random));
      limiter.beginPoll(now);
      poll(next);
    }
  }

  private long nextPollAt() {
    return Math.max(jobs.nextPollAt(), limiter.nextPollAt());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the end of a poll is an event of its own
  private void poll(PolledJob job) {
    CompletableFuture<HarvestJob> result = new CompletableFuture<>();
    result.whenCompleteAsync(
        (found, failure) -> update(now -> endPoll(job, found, failure, now)), outsideOfLock);
    caller.call(job.id(), result);
  }

  private void endPoll(
      PolledJob polled, @Nullable HarvestJob found, @Nullable Throwable failure, long now) {
    limiter.endPoll(failure, now);
    if (found == null) {
      jobs.update(polled, job -> job.pollFailed(requireNonNull(failure), now));
    } else {
      String reason = notifications.reason(polled.id(), now);
      jobs.update(polled, job -> job.pollSucceeded(found, reason, now));
    }
  }

  private void scheduleWakeUp(long now) {
    if (wakeUp != null && wakeUp.getDelay(NANOSECONDS) > 0) {
      wakeUp.cancel(false);
    }
    long next = Math.min(jobs.nextEndAt(), nextPollAt());
    if (next != PolledJob.NEVER) {
      wakeUp = timer.schedule(() -> update(at -> {}), next - now, NANOSECONDS);
    }
  }
}
