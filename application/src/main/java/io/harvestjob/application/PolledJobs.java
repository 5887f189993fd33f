package io.harvestjob.application;

import static java.util.Comparator.comparingLong;

import io.harvestjob.domain.HarvestJobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** The jobs that are waited for, by their id, their next poll and the next end of a wait. */
final class PolledJobs {

  private final Map<HarvestJobId, PolledJob> byId = new HashMap<>();
  private final NavigableSet<PolledJob> byNextPoll = sortedBy(PolledJob::nextPollAt);
  private final NavigableSet<PolledJob> byNextEnd = sortedBy(PolledJob::nextEndAt);
  private long number;

  private static NavigableSet<PolledJob> sortedBy(ToLongFunction<PolledJob> time) {
    return new TreeSet<>(comparingLong(time).thenComparingLong(PolledJob::number));
  }

  /** Returns a job, for which nobody may wait yet. */
  PolledJob get(HarvestJobId id, long now) {
    return byId.computeIfAbsent(id, added -> new PolledJob(id, number++, now));
  }

  List<PolledJob> all() {
    return List.copyOf(byId.values());
  }

  /** Changes a job, and with that its place; it has none if nobody waits for it. */
  void update(PolledJob job, Consumer<PolledJob> change) {
    byNextPoll.remove(job);
    byNextEnd.remove(job);
    change.accept(job);
    job.reschedule();
    if (job.waits() > 0) {
      byNextPoll.add(job);
      byNextEnd.add(job);
    } else {
      byId.remove(job.id(), job);
    }
  }

  PolledJob nextToPoll() {
    return byNextPoll.first();
  }

  PolledJob nextToEnd() {
    return byNextEnd.first();
  }

  long nextPollAt() {
    return byNextPoll.isEmpty() ? PolledJob.NEVER : nextToPoll().nextPollAt();
  }

  long nextEndAt() {
    return byNextEnd.isEmpty() ? PolledJob.NEVER : nextToEnd().nextEndAt();
  }
}
