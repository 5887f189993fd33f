package io.harvestjob.application;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the state of all waits. It uses no thread and no clock: the scheduler says what happened
 * and when, one at a time, and carries out the {@link Actions} that follow. Times are nanoseconds.
 */
final class WaitStateMachine {

  /** How long after its deadline a wait may end, because of its last poll. */
  static final long OVERTIME = SECONDS.toNanos(3);

  private static final long MAX_PAUSE = HOURS.toNanos(1);

  /** What is to be done outside of the lock. */
  record Actions(List<PolledJob> polls, List<Subscription> deliveries) {

    private Actions() {
      this(new ArrayList<>(0), new ArrayList<>(0));
    }
  }

  private final Map<HarvestJobId, PolledJob> jobs = new HashMap<>();
  private final NavigableSet<Subscription> expiries = new TreeSet<>(Subscription.BY_EXPIRY);
  private final PollQueue queue;
  private final PollBackoff backoff;
  private Actions actions = new Actions();
  private long number;
  private boolean closed;

  WaitStateMachine(PollLimits limits, PollBackoff backoff) {
    this.queue = new PollQueue(limits);
    this.backoff = backoff;
  }

  void add(Subscription subscription, long now) {
    if (closed) {
      subscription.addFailure(new WaitAbortedException());
      actions.deliveries().add(subscription);
      return;
    }
    PolledJob job = jobs.computeIfAbsent(subscription.id(), id -> new PolledJob(number++, id, now));
    subscription.begin(now, number++);
    expiries.add(subscription);
    reschedule(job, () -> job.add(subscription));
  }

  void remove(Subscription subscription) {
    if (expiries.remove(subscription)) {
      PolledJob job = jobOf(subscription);
      reschedule(job, () -> job.remove(subscription));
      if (!job.hasSubscriptions()) {
        jobs.remove(job.id());
      }
    }
  }

  void pollSucceeded(PolledJob job, HarvestJob result, long now) {
    endPoll(job);
    job.record(result);
    if (result.isFinished()) {
      WaitOutcome outcome = job.outcome(result);
      endAll(job, subscription -> subscription.addOutcome(outcome));
    } else {
      continuePolling(job, now);
    }
  }

  void pollFailed(PolledJob job, Throwable failure, long now) {
    endPoll(job);
    if (failure instanceof NotFoundException error) {
      endAll(job, subscription -> subscription.addOutcome(new WaitOutcome.NotFound(error)));
    } else if (failure instanceof HarvestJobException error && error.isRetryable()) {
      pause(job, error, now);
      continuePolling(job, now);
    } else {
      endAll(job, subscription -> subscription.addFailure(failure));
    }
  }

  private void endPoll(PolledJob job) {
    queue.endPoll();
    job.endPoll();
  }

  private void pause(PolledJob job, HarvestJobException error, long now) {
    long pause = Math.min(error.retryAfter().map(NANOSECONDS::convert).orElse(0L), MAX_PAUSE);
    job.record(error, now + pause);
    if (error instanceof TooManyRequestsException) {
      queue.throttle(now, pause);
    }
  }

  /** Returns whether anybody waits for the job. */
  boolean onNotification(HarvestJobNotification notification, long now) {
    @Nullable PolledJob job = jobs.get(notification.id());
    if (job != null && job.record(notification)) {
      reschedule(job, () -> job.pollSoon(now));
    }
    return job != null;
  }

  /** Does what is due. */
  void advance(long now) {
    while (!expiries.isEmpty() && expiries.first().expiry() <= now) {
      expire(expiries.first(), now);
    }
    for (PollQueue.Entry next = queue.beginPoll(now); next != null; next = queue.beginPoll(now)) {
      PolledJob job = requireNonNull(jobs.get(next.id()));
      job.beginPoll(now);
      actions.polls().add(job);
    }
  }

  /** When {@link #advance} has something to do, if nothing else happens. */
  long nextEventAt() {
    return expiries.isEmpty()
        ? PollQueue.NEVER
        : Math.min(expiries.first().expiry(), queue.nextPollAt());
  }

  /** Ends every wait, those that are still to come included. */
  void close() {
    closed = true;
    failAll(new WaitAbortedException());
  }

  void failAll(Throwable failure) {
    List.copyOf(jobs.values())
        .forEach(job -> endAll(job, subscription -> subscription.addFailure(failure)));
  }

  Actions takeActions() {
    Actions taken = actions;
    actions = new Actions();
    return taken;
  }

  private void expire(Subscription subscription, long now) {
    PolledJob job = jobOf(subscription);
    long overtime = (job.isPolling() ? job.polledAt() : now) + OVERTIME;
    if (subscription.isExtended() || overtime <= now || isPausedUntil(overtime, job)) {
      timeOut(subscription, job);
    } else {
      extend(subscription, overtime);
      pollLastTime(job, now);
    }
  }

  private boolean isPausedUntil(long time, PolledJob job) {
    return !job.isPolling() && Math.max(job.notBefore(), queue.availableAt()) >= time;
  }

  private void extend(Subscription subscription, long overtime) {
    expiries.remove(subscription);
    subscription.extend(overtime);
    expiries.add(subscription);
  }

  private void pollLastTime(PolledJob job, long now) {
    if (!job.isPolling()) {
      reschedule(job, () -> job.pollSoon(now));
    }
  }

  private void timeOut(Subscription subscription, PolledJob job) {
    remove(subscription);
    subscription.addOutcome(job.timedOut());
    actions.deliveries().add(subscription);
  }

  private void continuePolling(PolledJob job, long now) {
    job.subscriptions().stream()
        .filter(subscription -> subscription.deadline() <= now)
        .forEach(subscription -> timeOut(subscription, job));
    if (job.hasSubscriptions()) {
      reschedule(job, () -> job.scheduleNextPoll(now, backoff));
      job.subscriptions().forEach(subscription -> notifyListener(subscription, job, now));
    }
  }

  private void notifyListener(Subscription subscription, PolledJob job, long now) {
    subscription.addProgress(job.progress(subscription, now));
    actions.deliveries().add(subscription);
  }

  private void endAll(PolledJob job, Consumer<Subscription> event) {
    if (jobs.remove(job.id(), job)) {
      queue.remove(job.entry());
      List<Subscription> ended = job.removeAll();
      expiries.removeAll(ended);
      ended.forEach(event);
      actions.deliveries().addAll(ended);
    }
  }

  private PolledJob jobOf(Subscription subscription) {
    return requireNonNull(jobs.get(subscription.id()));
  }

  /** The entry of a job changes only while it is not in the queue. */
  private void reschedule(PolledJob job, Runnable change) {
    queue.remove(job.entry());
    change.run();
    if (!job.isPolling() && job.hasSubscriptions()) {
      queue.add(job.entry());
    }
  }
}
