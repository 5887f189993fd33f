package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.HOURS;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest notification of each job, for a day, and of 10,000 jobs. Times are nanoseconds. */
final class RecentNotifications {

  private static final long MAX_AGE = HOURS.toNanos(24);
  private static final int MAX_JOBS = 10_000;

  private record Received(
      HarvestJobNotification notification, @Nullable String reason, long time) {}

  private final Map<HarvestJobId, Received> byJob = new LinkedHashMap<>();

  /** Returns whether it is another than the latest of its job. */
  boolean add(HarvestJobNotification notification, long now) {
    byJob.values().removeIf(received -> now - received.time() >= MAX_AGE);
    @Nullable Received before = byJob.remove(notification.id()); // so that it becomes the youngest
    boolean reasonIsKnown = notification.reason() == null && before != null;
    String reason = reasonIsKnown ? before.reason() : notification.reason();
    byJob.put(notification.id(), new Received(notification, reason, now));
    if (byJob.size() > MAX_JOBS) {
      byJob.remove(byJob.keySet().iterator().next());
    }
    return before == null || !before.notification().equals(notification);
  }

  /** Returns why the job failed; null if no notification told. */
  @Nullable String reason(HarvestJobId id, long now) {
    @Nullable Received received = byJob.get(id);
    return received == null || now - received.time() >= MAX_AGE ? null : received.reason();
  }
}
