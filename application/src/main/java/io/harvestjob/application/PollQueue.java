package io.harvestjob.application;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Orders jobs by when their next poll is due, within the limits. */
final class PollQueue {

  static final long NEVER = Long.MAX_VALUE;

  private static final Comparator<PolledJob> BY_NEXT_POLL =
      comparingLong((PolledJob job) -> job.nextPoll().due()).thenComparingLong(PolledJob::number);

  private final NavigableSet<PolledJob> jobs = new TreeSet<>(BY_NEXT_POLL);
  private final TokenBucket bucket;
  private final int maxConcurrentPolls;
  private int inFlight;

  PollQueue(PollLimits limits) {
    this.bucket = new TokenBucket(limits.pollsPerSecond(), limits.burst());
    this.maxConcurrentPolls = limits.maxConcurrentPolls();
  }

  /** Changes a job, and with that its place; it has one while a poll of it is to come. */
  void update(PolledJob job, Runnable change) {
    jobs.remove(job);
    change.run();
    if (job.isWaitedFor() && !job.nextPoll().isInFlight()) {
      jobs.add(job);
    }
  }

  /** Takes out the next job that may be polled now; null if none may. */
  @Nullable PolledJob beginPoll(long now) {
    if (nextPollAt() > now) {
      return null;
    }
    bucket.take(now);
    inFlight++;
    PolledJob job = requireNonNull(jobs.pollFirst());
    job.nextPoll().begin(now);
    return job;
  }

  void endPoll(PolledJob job) {
    inFlight--;
    job.nextPoll().end();
  }

  /** Lets no poll begin before {@code pause} has passed, and then none in a burst. */
  void throttle(long now, long pause) {
    bucket.drain(now, pause);
  }

  /** When the limits allow the next poll, as far as that does not depend on one in flight. */
  long availableAt() {
    return bucket.availableAt();
  }

  /** When the next poll may begin, if none ends before. */
  long nextPollAt() {
    return jobs.isEmpty() || inFlight == maxConcurrentPolls
        ? NEVER
        : Math.max(jobs.first().nextPoll().due(), bucket.availableAt());
  }
}
