package io.harvestjob.application;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.JobFailureHint;
import io.harvestjob.domain.NotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a wait ended. Immutable and thread-safe. With Java 21 or newer, a {@code switch} handles each
 * outcome; before, {@code instanceof} handles some, and {@link #jobOrThrow()} the others.
 */
public sealed interface WaitOutcome {

  /**
   * Returns the job as the latest poll that succeeded returned it. It is there whenever the job is
   * finished, and null if there is no such job, or no poll succeeded before the deadline.
   */
  default @Nullable HarvestJob job() {
    return null;
  }

  /**
   * Returns the job if it succeeded.
   *
   * @throws NotFoundException if there is no such job
   * @throws NotSucceededException holding this outcome, if it is any other
   */
  HarvestJob jobOrThrow();

  /**
   * Thrown by {@link #jobOrThrow()} if the job did not succeed. The message says how the wait
   * ended, in the service's own words where there are any; the cause is the last error of the
   * service, if an error was the last that happened.
   */
  final class NotSucceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WaitOutcome outcome;

    private NotSucceededException(
        WaitOutcome outcome, String message, @Nullable HarvestJobException cause) {
      super(message, cause);
      this.outcome = outcome;
    }

    /** Returns how the wait ended; never {@link Succeeded} or {@link NotFound}. */
    public WaitOutcome outcome() {
      return outcome;
    }
  }

  /** The job succeeded: the asset is in S3. */
  record Succeeded(HarvestJob job) implements WaitOutcome {

    @Override
    public HarvestJob jobOrThrow() {
      return job;
    }
  }

  /**
   * The job failed.
   *
   * @param job the job as the last poll returned it
   * @param reason why, in the service's own words and not escaped, if a notification told it before
   *     the last poll ended, and no more than 24 h ago; null otherwise
   */
  record Failed(HarvestJob job, @Nullable String reason) implements WaitOutcome {

    /** Returns what is worth checking; what this job's own values point to comes first. */
    public List<JobFailureHint> hints() {
      return JobFailureHint.of(job);
    }

    @Override
    public HarvestJob jobOrThrow() {
      String words = reason == null ? "" : ": " + reason;
      throw new NotSucceededException(this, "Harvest job " + job.id() + " failed" + words, null);
    }
  }

  /** The job no longer runs, and its status is none that AWS documents. */
  record UnknownStatus(HarvestJob job) implements WaitOutcome {

    @Override
    public HarvestJob jobOrThrow() {
      throw new NotSucceededException(
          this, "Harvest job %s ended in status %s".formatted(job.id(), job.status()), null);
    }
  }

  /**
   * The deadline passed before the job was finished.
   *
   * @param lastJob the job as the latest successful poll returned it, still running; null if no
   *     poll succeeded
   * @param lastError why the last poll failed; null if it succeeded or none ended
   */
  record TimedOut(@Nullable HarvestJob lastJob, @Nullable HarvestJobException lastError)
      implements WaitOutcome {

    /** Returns {@link #lastJob()}. */
    @Override
    public @Nullable HarvestJob job() {
      return lastJob;
    }

    @Override
    public HarvestJob jobOrThrow() {
      String subject = lastJob == null ? "The harvest job" : "Harvest job " + lastJob.id();
      throw new NotSucceededException(
          this, subject + " was not finished at the deadline", lastError);
    }
  }

  /** There is no such job in this region and account, or it is older than 90 days. */
  record NotFound(NotFoundException error) implements WaitOutcome {

    @Override
    public HarvestJob jobOrThrow() {
      throw error;
    }
  }
}
