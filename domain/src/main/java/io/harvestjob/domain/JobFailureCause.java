package io.harvestjob.domain;

/**
 * A possible cause of the failure of a harvest job. {@code DescribeHarvestJob} never says why a job
 * failed (documented), so these are the conditions that AWS puts on a job, and what users report.
 */
public enum JobFailureCause {
  /** The channel had no input for some or all of the window. */
  NOTHING_STREAMED(
      "nothing was streamed to the channel in the window",
      "User Guide, start and end date and time; and reports"),
  /** The window holds too little to make an asset of. */
  WINDOW_TOO_SHORT("the window is too short", "reports; AWS documents no least length"),
  /** The window is longer than {@link JobFailureHint#LONGEST_WINDOW}. */
  WINDOW_TOO_LONG("the window is longer than 24 h", "User Guide, live-to-VOD requirements"),
  /** The window begins before the endpoint's startover window, which the job does not tell. */
  OUTSIDE_STARTOVER_WINDOW(
      "the window begins before the endpoint's startover window, which is 14 days (336 h) at most",
      "User Guide, live-to-VOD requirements"),
  /** MediaPackage may not use the role or the bucket, or the bucket is in another region. */
  ROLE_OR_BUCKET(
      "MediaPackage cannot assume the role or cannot write to the bucket with it, or the bucket is in"
          + " another region",
      "User Guide, allowing MediaPackage to access other AWS services, and destination");

  private final String description;
  private final String source;

  JobFailureCause(String description, String source) {
    this.description = description;
    this.source = source;
  }

  /** Returns the cause as a clause without a full stop. */
  public String description() {
    return description;
  }

  /** Returns the source of this information. */
  public String source() {
    return source;
  }
}
