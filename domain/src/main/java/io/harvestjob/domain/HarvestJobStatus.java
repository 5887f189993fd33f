package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

/**
 * How a harvest job stands. AWS documents three values and may add more, so this is an open set: a
 * text that is none of the three is kept as it came and counts as not running. Immutable and
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

  /**
   * @throws NullPointerException if {@code text} is null
   */
  public HarvestJobStatus {
    requireNonNull(text, "text");
  }

  /** Whether this is any other status than {@link #IN_PROGRESS}, unknown ones included. */
  public boolean isFinished() {
    return !equals(IN_PROGRESS);
  }

  /** Whether this is one of the three documented values. */
  public boolean isKnown() {
    return equals(IN_PROGRESS) || equals(SUCCEEDED) || equals(FAILED);
  }

  /** The text as AWS wrote it. */
  @Override
  public String toString() {
    return text;
  }
}
