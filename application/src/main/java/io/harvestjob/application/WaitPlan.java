package io.harvestjob.application;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all waits are waiting for. It uses no thread and no clock: it is told what happened and
 * when, one thing at a time, and says which {@link Actions} follow. Times are nanoseconds.
 */
final class WaitPlan {

  /** How long after its deadline a wait may end, because of its last poll. */
  static final long OVERTIME = SECONDS.toNanos(3);

  private static final long MAX_PAUSE = HOURS.toNanos(1);

  /** What is to be done outside of the lock. */
  record Actions(List<PolledJob> polls, List<Wait> deliveries) {

    private Actions() {
      this(new ArrayList<>(0), new ArrayList<>(0));
    }
  }

  private final Map<HarvestJobId, PolledJob> jobs = new HashMap<>();
  private final Queue<Wait> waits = new PriorityQueue<>(comparingLong(Wait::end));
  private final RecentNotifications notifications = new RecentNotifications();
  private final PollQueue queue;
  private final RandomGenerator random;
  private Actions actions = new Actions();
  private long number;
  private long polls;
  private long throttles;
  private boolean closed;

  WaitPlan(PollLimits limits, RandomGenerator random) {
    this.queue = new PollQueue(limits);
    this.random = random;
  }

  void add(Wait wait, long now) {
    if (closed) {
      tell(wait, () -> wait.future().completeExceptionally(new WaitAbortedException()));
      return;
    }
    PolledJob job = jobs.computeIfAbsent(wait.id(), id -> new PolledJob(number++, id, now));
    wait.begin(now);
    waits.add(wait);
    queue.update(job, () -> job.add(wait));
  }

  void remove(Wait wait) {
    if (waits.remove(wait)) {
      PolledJob job = jobOf(wait);
      queue.update(job, () -> job.remove(wait));
      if (!job.isWaitedFor()) {
        jobs.remove(job.id());
      }
    }
  }

  void endPoll(PolledJob job, @Nullable HarvestJob result, @Nullable Throwable failure, long now) {
    queue.endPoll(job);
    if (result == null) {
      pollFailed(job, requireNonNull(failure), now);
    } else {
      pollSucceeded(job, result, now);
    }
  }

  private void pollSucceeded(PolledJob job, HarvestJob result, long now) {
    job.record(result);
    if (result.isFinished()) {
      WaitOutcome outcome = outcome(result, now);
      endAll(job, future -> future.complete(outcome));
    } else {
      continuePolling(job, now);
    }
  }

  private WaitOutcome outcome(HarvestJob job, long now) {
    if (job.status().equals(HarvestJobStatus.SUCCEEDED)) {
      return new WaitOutcome.Succeeded(job);
    }
    return job.status().equals(HarvestJobStatus.FAILED)
        ? new WaitOutcome.Failed(job, notifications.reason(job.id(), now))
        : new WaitOutcome.UnknownStatus(job);
  }

  private void pollFailed(PolledJob job, Throwable failure, long now) {
    if (failure instanceof NotFoundException error) {
      endAll(job, future -> future.complete(new WaitOutcome.NotFound(error)));
    } else if (failure instanceof HarvestJobException error && error.isRetryable()) {
      pause(job, error, now);
      continuePolling(job, now);
    } else {
      endAll(job, future -> future.completeExceptionally(failure));
    }
  }

  private void pause(PolledJob job, HarvestJobException error, long now) {
    long pause = Math.min(error.retryAfter().map(NANOSECONDS::convert).orElse(0L), MAX_PAUSE);
    job.record(error);
    job.nextPoll().pauseUntil(now + pause);
    if (error instanceof TooManyRequestsException) {
      throttles++;
      queue.throttle(now, pause);
    }
  }

  private void continuePolling(PolledJob job, long now) {
    job.waits().stream().filter(wait -> wait.deadline() <= now).forEach(wait -> timeOut(wait, job));
    if (job.isWaitedFor()) {
      queue.update(job, () -> job.scheduleNextPoll(now, random));
      job.waits().forEach(wait -> notifyListener(wait, job.progress(wait, now)));
    }
  }

  private void notifyListener(Wait wait, WaitProgress progress) {
    tell(wait, () -> wait.notifyListener(progress));
  }

  private void timeOut(Wait wait, PolledJob job) {
    WaitOutcome outcome = job.timedOut();
    remove(wait);
    tell(wait, () -> wait.future().complete(outcome));
  }

  private void tell(Wait wait, Runnable event) {
    wait.add(event);
    actions.deliveries().add(wait);
  }

  private void endAll(PolledJob job, Consumer<CompletableFuture<WaitOutcome>> end) {
    if (jobs.remove(job.id(), job)) {
      List<Wait> ended = job.waits();
      queue.update(job, job::removeAll);
      ended.forEach(waits::remove);
      ended.forEach(wait -> tell(wait, () -> end.accept(wait.future())));
    }
  }

  /** Returns whether anybody waits for the job. */
  boolean onNotification(HarvestJobNotification notification, long now) {
    @Nullable PolledJob job = jobs.get(notification.id());
    boolean news = notification.status().isFinished() && notifications.add(notification, now);
    if (news && job != null) {
      queue.update(job, () -> job.pollForNotification(now));
    }
    return job != null;
  }

  /** Does what is due. */
  void advance(long now) {
    while (!waits.isEmpty() && waits.element().end() <= now) {
      end(waits.element(), now);
    }
    for (PolledJob job = queue.beginPoll(now); job != null; job = queue.beginPoll(now)) {
      polls++;
      actions.polls().add(job);
    }
  }

  /** Ends a wait, unless there is time for the poll in flight or a last one. */
  private void end(Wait wait, long now) {
    PolledJob job = jobOf(wait);
    NextPoll nextPoll = job.nextPoll();
    long overtime = (nextPoll.isInFlight() ? nextPoll.lastBegan() : now) + OVERTIME;
    if (wait.isExtended() || overtime <= now || isPausedUntil(overtime, nextPoll)) {
      timeOut(wait, job);
    } else {
      waits.remove(wait);
      wait.extend(overtime);
      waits.add(wait);
      pollLastTime(job, now);
    }
  }

  private boolean isPausedUntil(long time, NextPoll nextPoll) {
    return !nextPoll.isInFlight() && Math.max(nextPoll.notBefore(), queue.availableAt()) >= time;
  }

  private void pollLastTime(PolledJob job, long now) {
    if (!job.nextPoll().isInFlight()) {
      queue.update(job, () -> job.nextPoll().hurry(now));
    }
  }

  /** When {@link #advance} has something to do, if nothing else happens. */
  long nextEventAt() {
    return waits.isEmpty() ? PollQueue.NEVER : Math.min(waits.element().end(), queue.nextPollAt());
  }

  /** Ends every wait, those that are still to come included. */
  void close() {
    closed = true;
    failAll(new WaitAbortedException());
  }

  void failAll(Throwable failure) {
    List.copyOf(jobs.values())
        .forEach(job -> endAll(job, future -> future.completeExceptionally(failure)));
  }

  Actions takeActions() {
    Actions taken = actions;
    actions = new Actions();
    return taken;
  }

  AwaitHarvestJobService.Statistics statistics() {
    return new AwaitHarvestJobService.Statistics(waits.size(), polls, throttles);
  }

  private PolledJob jobOf(Wait wait) {
    return requireNonNull(jobs.get(wait.id()));
  }
}
