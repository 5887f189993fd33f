package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A job that is polled for one or more waits, and ends them. Times are nanoseconds. */
final class PolledJob {

  /** How long after its deadline a wait may end, because of its last poll. */
  static final long OVERTIME = SECONDS.toNanos(3);

  static final long NEVER = Long.MAX_VALUE;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final HarvestJobId id;
  private final long number;
  private final List<Wait> waits = new ArrayList<>(1);
  private final PollInterval interval = new PollInterval();
  private WaitOutcome.TimedOut unfinished = new WaitOutcome.TimedOut(null, null);
  private long lastPoll; // when it began, and once it has ended, when it ended
  private long notBefore = LONG_AGO;
  private long reachedDeadlines = LONG_AGO;
  private boolean inFlight;
  private boolean urgent;
  private long nextPollAt;
  private long nextEndAt;

  PolledJob(HarvestJobId id, long number, long now) {
    this.id = id;
    this.number = number;
    this.lastPoll = now;
  }

  HarvestJobId id() {
    return id;
  }

  /** Returns a number that no other job has, greater for one that was waited for later. */
  long number() {
    return number;
  }

  /** Returns how many wait for it. */
  int waits() {
    return waits.size();
  }

  /** When the next poll is due; one that is urgent goes before all others. */
  long nextPollAt() {
    return nextPollAt;
  }

  /** When a wait may have to end: at its deadline, or when its last poll must have ended. */
  long nextEndAt() {
    return nextEndAt;
  }

  /** Follows every change. */
  void reschedule() {
    long due = urgent ? LONG_AGO : lastPoll + interval.get(shortestInterval());
    nextPollAt = inFlight ? NEVER : Math.max(notBefore, due);
    nextEndAt = waits.stream().mapToLong(this::end).min().orElse(NEVER);
  }

  private long shortestInterval() {
    return waits.stream().mapToLong(Wait::interval).min().orElse(NEVER);
  }

  private long end(Wait wait) {
    return wait.deadline() > reachedDeadlines ? wait.deadline() : wait.deadline() + OVERTIME;
  }

  /** The next poll is due as if the new wait had been there at the last one. */
  void add(Wait wait) {
    waits.add(wait);
    interval.shortenTo(wait.interval());
    reachedDeadlines = LONG_AGO;
  }

  void remove(Wait wait) {
    waits.remove(wait);
  }

  void pollForNotification() {
    interval.shortenTo(0);
    urgent = true;
  }

  void beginPoll(long now, RandomGenerator random) {
    interval.grow(shortestInterval(), random);
    lastPoll = now;
    inFlight = true;
    urgent = false;
  }

  void pollSucceeded(HarvestJob found, @Nullable String reason, long now) {
    endPoll(outcome(found, reason), LONG_AGO, now);
  }

  private static WaitOutcome outcome(HarvestJob found, @Nullable String reason) {
    if (!found.isFinished()) {
      return new WaitOutcome.TimedOut(found, null);
    }
    if (found.status().equals(HarvestJobStatus.SUCCEEDED)) {
      return new WaitOutcome.Succeeded(found);
    }
    return found.status().equals(HarvestJobStatus.FAILED)
        ? new WaitOutcome.Failed(found, reason)
        : new WaitOutcome.UnknownStatus(found);
  }

  void pollFailed(Throwable failure, long now) {
    if (failure instanceof NotFoundException error) {
      endPoll(new WaitOutcome.NotFound(error), LONG_AGO, now);
    } else if (failure instanceof HarvestJobException error && error.isRetryable()) {
      long pause = PollLimiter.pauseAfter(error);
      endPoll(new WaitOutcome.TimedOut(unfinished.lastJob(), error), now + pause, now);
    } else {
      fail(failure);
    }
  }

  /** Ends all waits with an outcome that is final, or else those whose deadline has passed. */
  private void endPoll(WaitOutcome outcome, long pauseUntil, long now) {
    lastPoll = now;
    inFlight = false;
    notBefore = pauseUntil;
    if (outcome instanceof WaitOutcome.TimedOut latest) {
      unfinished = latest;
      timeOut(wait -> wait.deadline() <= now);
      reschedule();
      waits.forEach(wait -> wait.progress(progress(wait, now)));
    } else {
      end(wait -> true, future -> future.complete(outcome));
    }
  }

  private WaitProgress progress(Wait wait, long now) {
    long next = Math.max(now, Math.min(nextPollAt, wait.deadline()));
    return new WaitProgress(
        id,
        Duration.ofNanos(now - wait.begin()),
        unfinished.lastJob(),
        unfinished.lastError(),
        Duration.ofNanos(next - now));
  }

  void fail(Throwable failure) {
    end(wait -> true, future -> future.completeExceptionally(failure));
  }

  /** Ends waits at their deadline, unless there is time for the poll in flight or a last one. */
  void endWaits(long now, long tokenAt) {
    boolean inTime =
        inFlight ? now < lastPoll + OVERTIME : Math.max(notBefore, tokenAt) < now + OVERTIME;
    timeOut(wait -> wait.deadline() <= (inTime ? now - OVERTIME : now));
    urgent = urgent || (inTime && !inFlight);
    reachedDeadlines = now;
  }

  private void timeOut(Predicate<Wait> isOver) {
    WaitOutcome outcome = unfinished;
    end(isOver, future -> future.complete(outcome));
  }

  private void end(Predicate<Wait> which, Consumer<CompletableFuture<WaitOutcome>> how) {
    waits.stream().filter(which).forEach(wait -> wait.end(how));
    waits.removeIf(which);
  }
}
