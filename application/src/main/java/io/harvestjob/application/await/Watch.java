package io.harvestjob.application.await;

import static java.util.Comparator.comparing;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One job that is waited for, by one or more. Times in nanoseconds since the room was opened. */
final class Watch {

  /** Those in a hurry first, then the oldest due. */
  static final Comparator<Watch> NEXT_FIRST =
      comparing((Watch watch) -> !watch.urgent)
          .thenComparingLong(watch -> watch.due)
          .thenComparingLong(watch -> watch.number);

  private final long number;
  private final HarvestJobId id;
  private final List<Waiter> waiters = new ArrayList<>(1);
  private long due;
  private boolean urgent;
  private boolean lookAgain;
  private boolean looking;
  private long lookedAt;
  private long firstInterval = Long.MAX_VALUE;
  private long interval = Long.MAX_VALUE;
  private @Nullable HarvestJob lastSeen;
  private @Nullable HarvestJobException lastError;
  private @Nullable HarvestJobNotification heard;
  private @Nullable String reason;

  Watch(long number, HarvestJobId id, long now) {
    this.number = number;
    this.id = id;
    this.due = now;
    this.lookedAt = now;
  }

  HarvestJobId id() {
    return id;
  }

  long due() {
    return due;
  }

  boolean isLooking() {
    return looking;
  }

  long lookedAt() {
    return lookedAt;
  }

  boolean isForgotten() {
    return waiters.isEmpty();
  }

  List<Waiter> waiters() {
    return List.copyOf(waiters);
  }

  /** The next look is due as if the newcomer had been there at the last one. */
  void join(Waiter waiter) {
    waiters.add(waiter);
    firstInterval = Math.min(firstInterval, waiter.interval());
    interval = Math.min(interval, waiter.interval());
    due = Math.min(due, lookedAt + interval);
  }

  void leave(Waiter waiter) {
    waiters.remove(waiter);
  }

  void beginLook(long now) {
    looking = true;
    lookedAt = now;
    urgent = false;
  }

  void endLook() {
    looking = false;
  }

  void sees(HarvestJob job) {
    lastSeen = job;
    lastError = null;
  }

  void misses(HarvestJobException error) {
    lastError = error;
  }

  void planNextLook(long now, Pace pace) {
    if (lookAgain) {
      hurry(now);
    } else {
      due = now + pace.spread(interval);
      interval = Pace.grown(interval, firstInterval);
    }
    lookAgain = false;
  }

  void hurry(long now) {
    due = Math.min(due, now);
    urgent = true;
  }

  void lookAgain() {
    lookAgain = true;
  }

  /** Whether that is news worth a look. */
  boolean hears(HarvestJobNotification notification) {
    if (!notification.status().isFinished() || notification.equals(heard)) {
      return false;
    }
    heard = notification;
    reason = notification.reason() == null ? reason : notification.reason();
    interval = firstInterval;
    return true;
  }

  WaitOutcome finished(HarvestJob job) {
    return WaitOutcome.of(job, reason);
  }

  WaitOutcome timedOut() {
    return new WaitOutcome.TimedOut(lastSeen, lastError);
  }

  WaitProgress progress(Waiter waiter, long now) {
    return new WaitProgress(id, waiter.elapsed(now), lastSeen, lastError, nextLook(waiter, now));
  }

  private Duration nextLook(Waiter waiter, long now) {
    return Duration.ofNanos(Math.max(now, Math.min(due, waiter.deadline())) - now);
  }
}
