package io.harvestjob.application;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that is polled for one or more subscriptions. Times are nanoseconds. */
final class PolledJob {

  private final long number;
  private final HarvestJobId id;
  private final List<Subscription> subscriptions = new ArrayList<>(1);
  private long due;
  private long notBefore;
  private boolean urgent;
  private boolean polling;
  private boolean pollAgain;
  private boolean polledBefore;
  private long polledAt;
  private long firstInterval = Long.MAX_VALUE;
  private long interval = Long.MAX_VALUE;
  private @Nullable HarvestJob lastJob;
  private @Nullable HarvestJobException lastError;
  private @Nullable HarvestJobNotification lastNotification;
  private @Nullable String reason;

  PolledJob(long number, HarvestJobId id, long now) {
    this.number = number;
    this.id = id;
    this.due = now;
    this.notBefore = now;
    this.polledAt = now;
  }

  HarvestJobId id() {
    return id;
  }

  PollQueue.Entry entry() {
    return new PollQueue.Entry(urgent, due, number, id);
  }

  boolean isPolling() {
    return polling;
  }

  long polledAt() {
    return polledAt;
  }

  /** The time before which the service asked not to be polled for this job. */
  long notBefore() {
    return notBefore;
  }

  List<Subscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  boolean hasSubscriptions() {
    return !subscriptions.isEmpty();
  }

  /** The next poll is due as if the new subscription had been there at the last one. */
  void add(Subscription subscription) {
    subscriptions.add(subscription);
    firstInterval = Math.min(firstInterval, subscription.interval());
    interval = Math.min(interval, subscription.interval());
    due = Math.min(due, Math.max(notBefore, polledAt + interval));
  }

  /** The next poll is not due before one of those that remain asked for it. */
  void remove(Subscription subscription) {
    subscriptions.remove(subscription);
    firstInterval =
        subscriptions.stream().mapToLong(Subscription::interval).min().orElse(firstInterval);
    if (interval < firstInterval) {
      interval = firstInterval;
      due = polledBefore && !urgent ? Math.max(due, polledAt + interval) : due;
    }
  }

  /** Removes and returns all subscriptions; a poll in flight has no effect any more. */
  List<Subscription> removeAll() {
    List<Subscription> removed = subscriptions();
    subscriptions.clear();
    return removed;
  }

  void beginPoll(long now) {
    polling = true;
    polledAt = now;
    urgent = false;
  }

  void endPoll() {
    polling = false;
    polledBefore = true;
  }

  void record(HarvestJob job) {
    lastJob = job;
    lastError = null;
  }

  void record(HarvestJobException error, long pausedUntil) {
    lastError = error;
    notBefore = pausedUntil;
  }

  void scheduleNextPoll(long now, PollBackoff backoff) {
    if (pollAgain) {
      pollSoon(now);
    } else {
      due = Math.max(notBefore, now + backoff.withJitter(interval));
      interval = PollBackoff.grown(interval, firstInterval);
    }
    pollAgain = false;
  }

  /** Makes a poll due at once, or again at once after the one in flight. */
  void pollSoon(long now) {
    pollAgain = polling;
    urgent = notBefore <= now;
    due = urgent ? Math.min(due, now) : notBefore;
  }

  /** Returns whether the notification is a reason to poll. */
  boolean record(HarvestJobNotification notification) {
    if (!notification.status().isFinished() || notification.equals(lastNotification)) {
      return false;
    }
    lastNotification = notification;
    reason = notification.reason() == null ? reason : notification.reason();
    interval = firstInterval;
    return true;
  }

  WaitOutcome outcome(HarvestJob finished) {
    if (finished.status().equals(HarvestJobStatus.SUCCEEDED)) {
      return new WaitOutcome.Succeeded(finished);
    }
    return finished.status().equals(HarvestJobStatus.FAILED)
        ? new WaitOutcome.Failed(finished, reason)
        : new WaitOutcome.UnknownStatus(finished);
  }

  WaitOutcome timedOut() {
    return new WaitOutcome.TimedOut(lastJob, lastError);
  }

  WaitProgress progress(Subscription subscription, long now) {
    long nextPoll = Math.max(now, Math.min(due, subscription.deadline()));
    return new WaitProgress(
        id, subscription.elapsed(now), lastJob, lastError, Duration.ofNanos(nextPoll - now));
  }
}
