package io.harvestjob.application;

import static java.util.Comparator.comparing;

import io.harvestjob.domain.HarvestJobId;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Orders jobs by when their next poll is due, within the limits. */
final class PollQueue {

  static final long NEVER = Long.MAX_VALUE;

  /** When a job is due; an urgent poll is due already, and the unique number breaks ties. */
  record Entry(boolean urgent, long due, long number, HarvestJobId id) {

    static final Comparator<Entry> URGENT_FIRST =
        comparing((Entry entry) -> !entry.urgent)
            .thenComparingLong(Entry::due)
            .thenComparingLong(Entry::number);
  }

  private final NavigableSet<Entry> entries = new TreeSet<>(Entry.URGENT_FIRST);
  private final TokenBucket bucket;
  private final int maxConcurrentPolls;
  private int inFlight;

  PollQueue(PollLimits limits) {
    this.bucket = new TokenBucket(limits.pollsPerSecond(), limits.burst());
    this.maxConcurrentPolls = limits.maxConcurrentPolls();
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  void remove(Entry entry) {
    entries.remove(entry);
  }

  /** Takes out the next job that may be polled now; null if none may. */
  @Nullable Entry beginPoll(long now) {
    if (nextPollAt() > now) {
      return null;
    }
    bucket.take(now);
    inFlight++;
    return entries.pollFirst();
  }

  void endPoll() {
    inFlight--;
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
    return entries.isEmpty() || inFlight == maxConcurrentPolls
        ? NEVER
        : Math.max(entries.first().due(), bucket.availableAt());
  }
}
