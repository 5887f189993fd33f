package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a job ends: as {@code SUCCEEDED} or {@code FAILED} (documented), or in a status that AWS may
 * add one day (assumed). Immutable and thread-safe.
 *
 * @param status of the finished job
 * @param reason why it failed, for whoever has it from elsewhere: {@code DescribeHarvestJob} has no
 *     member for it (documented), so a looked-up job never shows it
 */
public record Ending(HarvestJobStatus status, @Nullable String reason) {

  /** The job succeeds. */
  public static final Ending SUCCEEDED = new Ending(HarvestJobStatus.SUCCEEDED, null);

  /** The job fails, and nobody says why. */
  public static final Ending FAILED = new Ending(HarvestJobStatus.FAILED, null);

  /**
   * @throws NullPointerException if {@code status} is null
   * @throws IllegalArgumentException if {@code status} is {@code IN_PROGRESS}, or has a reason and
   *     is not {@code FAILED}
   */
  public Ending {
    if (!requireNonNull(status, "status").isFinished()) {
      throw new IllegalArgumentException("a job cannot end as " + status);
    }
    if (reason != null && !status.equals(HarvestJobStatus.FAILED)) {
      throw new IllegalArgumentException(
          "only FAILED has a reason, but %s was given one".formatted(status));
    }
  }

  /** The job fails, for this reason. */
  public static Ending failed(String reason) {
    return new Ending(HarvestJobStatus.FAILED, requireNonNull(reason, "reason"));
  }
}
