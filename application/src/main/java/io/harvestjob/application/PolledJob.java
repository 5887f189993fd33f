package io.harvestjob.application;

import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A job that is polled for one or more waits. Times are nanoseconds. */
final class PolledJob {

  private final long number;
  private final HarvestJobId id;
  private final NextPoll nextPoll;
  private final PollInterval interval = new PollInterval();
  private final List<Wait> waits = new ArrayList<>(1);
  private TimedOut unfinished = new TimedOut(null, null);

  PolledJob(long number, HarvestJobId id, long now) {
    this.number = number;
    this.id = id;
    this.nextPoll = new NextPoll(now);
  }

  /** Returns a number that no other job has, greater for one that was waited for later. */
  long number() {
    return number;
  }

  HarvestJobId id() {
    return id;
  }

  NextPoll nextPoll() {
    return nextPoll;
  }

  List<Wait> waits() {
    return List.copyOf(waits);
  }

  boolean isWaitedFor() {
    return !waits.isEmpty();
  }

  /** The next poll is due as if the new wait had been there at the last one. */
  void add(Wait wait) {
    waits.add(wait);
    interval.shortenTo(wait.interval());
    nextPoll.noLaterThan(interval.current());
  }

  /** The next poll is not due before one of those that remain asked for it. */
  void remove(Wait wait) {
    waits.remove(wait);
    if (interval.lengthenTo(waits.stream().mapToLong(Wait::interval).min().orElse(0))) {
      nextPoll.noSoonerThan(interval.current());
    }
  }

  void removeAll() {
    waits.clear();
  }

  void record(HarvestJob job) {
    unfinished = new TimedOut(job, null);
  }

  void record(HarvestJobException error) {
    unfinished = new TimedOut(unfinished.lastJob(), error);
  }

  /** Schedules the poll after one that ended. */
  void scheduleNextPoll(long now, RandomGenerator random) {
    if (nextPoll.isUrgent()) {
      nextPoll.hurry(now);
    } else {
      nextPoll.schedule(now + interval.next(random));
    }
  }

  void pollForNotification(long now) {
    interval.restart();
    nextPoll.hurry(now);
  }

  TimedOut timedOut() {
    return unfinished;
  }

  WaitProgress progress(Wait wait, long now) {
    long next = Math.max(now, Math.min(nextPoll.due(), wait.deadline()));
    return new WaitProgress(
        id,
        wait.elapsed(now),
        unfinished.lastJob(),
        unfinished.lastError(),
        Duration.ofNanos(next - now));
  }
}
