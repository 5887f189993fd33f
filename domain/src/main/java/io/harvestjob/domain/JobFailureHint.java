package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * A possible cause of a failure, and whether the values of one job support it. Immutable and
 * thread-safe.
 *
 * @param cause what to check
 * @param evidence the numbers and names of this job that bear on it, for a person to read; harmless
 *     to a log or a terminal
 * @param finding what the numbers say
 */
public record JobFailureHint(JobFailureCause cause, String evidence, Finding finding) {

  /** The longest window that a job may have (documented). */
  public static final Duration LONGEST_WINDOW = Duration.ofHours(24);

  /** The longest startover window that an endpoint may have (documented). */
  public static final Duration LONGEST_STARTOVER_WINDOW = Duration.ofDays(14);

  /** Whether a job's own numbers speak for a cause. */
  public enum Finding {
    /** The values of the job alone explain the failure. */
    APPLIES,
    /** They rule it out. */
    RULED_OUT,
    /** The job does not tell. */
    OPEN
  }

  /**
   * @throws NullPointerException naming the component that is null
   */
  public JobFailureHint {
    requireNonNull(cause, "cause");
    requireNonNull(evidence, "evidence");
    requireNonNull(finding, "finding");
  }

  /** Returns one hint for each cause, for a job that failed; those that apply come first. */
  public static List<JobFailureHint> of(HarvestJob job) {
    return new JobFailureHintFactory(job).create();
  }
}
