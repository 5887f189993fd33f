package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobStatus;
import org.jspecify.annotations.Nullable;

/**
 * The status in which a job of the fake finishes: {@code SUCCEEDED} or {@code FAILED} (documented),
 * or a status that AWS may add (assumed). Immutable and thread-safe.
 *
 * @param status the status of the finished job
 * @param reason why the job failed, or null. {@code DescribeHarvestJob} has no member for a reason
 *     (documented), so a job that is looked up never shows it
 */
public record FinalStatus(HarvestJobStatus status, @Nullable String reason) {

  /** The job succeeds. */
  public static final FinalStatus SUCCEEDED = new FinalStatus(HarvestJobStatus.SUCCEEDED, null);

  /** The job fails without a reason. */
  public static final FinalStatus FAILED = new FinalStatus(HarvestJobStatus.FAILED, null);

  /**
   * Creates a final status.
   *
   * @throws NullPointerException if {@code status} is null
   * @throws IllegalArgumentException if {@code status} is {@code IN_PROGRESS}, or has a reason and
   *     is not {@code FAILED}
   */
  public FinalStatus {
    if (!requireNonNull(status, "status").isFinished()) {
      throw new IllegalArgumentException("a job cannot finish as " + status);
    }
    if (reason != null && !status.equals(HarvestJobStatus.FAILED)) {
      throw new IllegalArgumentException(
          "only FAILED has a reason, but %s was given one".formatted(status));
    }
  }

  /** Returns the status {@code FAILED} with a reason. */
  public static FinalStatus failed(String reason) {
    return new FinalStatus(HarvestJobStatus.FAILED, requireNonNull(reason, "reason"));
  }
}
