package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A message that MediaPackage sends through EventBridge when a job ends. Notifications are best
 * effort (documented): they may be late, come twice, out of order or not at all, so they are a
 * reason to describe the job and no proof of its status. Immutable and thread-safe.
 *
 * @param id the job that it is about, in the region and account that it came from
 * @param status how the job stood; early documents say {@code COMPLETED} for {@code SUCCEEDED}
 * @param reason why the job failed, in the service's own words; null if the notification has none
 * @param time when it was sent; null if the notification does not tell
 */
public record HarvestJobNotification(
    HarvestJobId id,
    HarvestJobStatus status,
    @Nullable String reason,
    @Nullable HarvestJobTime time) {

  /**
   * @throws NullPointerException naming the component that is null and must not be
   */
  public HarvestJobNotification {
    requireNonNull(id, "id");
    requireNonNull(status, "status");
  }
}
