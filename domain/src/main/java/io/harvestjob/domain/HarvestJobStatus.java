package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

/**
 * The status of a harvest job. AWS documents three values and may add more, so this is an open set:
 * a text that is none of the three is kept as it came. It counts as finished, except {@code
 * QUEUED}, which version 2 of MediaPackage documents for a job that is yet to run. Immutable and
 * thread-safe; equal if the text is.
 *
 * @param text as AWS wrote it; case matters
 */
public record HarvestJobStatus(String text) {

  /** The job runs. */
  public static final HarvestJobStatus IN_PROGRESS = new HarvestJobStatus("IN_PROGRESS");

  /** AWS says that the asset is in S3. That is not yet proof that it plays. */
  public static final HarvestJobStatus SUCCEEDED = new HarvestJobStatus("SUCCEEDED");

  /** The job failed; {@code DescribeHarvestJob} never says why (documented). */
  public static final HarvestJobStatus FAILED = new HarvestJobStatus("FAILED");

  private static final HarvestJobStatus QUEUED = new HarvestJobStatus("QUEUED");

  /**
   * @throws NullPointerException if {@code text} is null
   */
  public HarvestJobStatus {
    requireNonNull(text, "text");
  }

  /** Returns whether the job no longer runs, which is so for a status that is not known. */
  public boolean isFinished() {
    return !equals(IN_PROGRESS) && !equals(QUEUED);
  }

  /** Returns whether this is one of the three documented values. */
  public boolean isKnown() {
    return equals(IN_PROGRESS) || equals(SUCCEEDED) || equals(FAILED);
  }

  /** Returns the text as AWS wrote it. */
  @Override
  public String toString() {
    return text;
  }
}
