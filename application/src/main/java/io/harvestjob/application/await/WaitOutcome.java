package io.harvestjob.application.await;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.FailureHint;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a wait ended. {@link #fold} makes the caller say what each end means. Immutable. */
public sealed interface WaitOutcome {

  /** What {@code cases} makes of this end. */
  <R> R fold(Cases<R> cases);

  /** What a finished job means. */
  static WaitOutcome of(HarvestJob job, @Nullable String reason) {
    if (job.status().equals(HarvestJobStatus.SUCCEEDED)) {
      return new Succeeded(job);
    }
    return job.status().equals(HarvestJobStatus.FAILED)
        ? new Failed(job, reason)
        : new EndedOtherwise(job);
  }

  /**
   * One answer for each way to end.
   *
   * @param <R> what is answered
   */
  interface Cases<R> {

    /** The job succeeded. */
    R succeeded(Succeeded end);

    /** The job failed. */
    R failed(Failed end);

    /** The job ended in a status that AWS does not document. */
    R endedOtherwise(EndedOtherwise end);

    /** The job still ran, or could not be looked at, when the time was over. */
    R timedOut(TimedOut end);

    /** There is no such job, or none any more. */
    R notFound(NotFound end);
  }

  /** AWS says that the asset is in S3. */
  record Succeeded(HarvestJob job) implements WaitOutcome {

    /**
     * @throws NullPointerException if {@code job} is null
     */
    public Succeeded {
      requireNonNull(job, "job");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.succeeded(this);
    }
  }

  /**
   * The job failed.
   *
   * @param job as it stood last
   * @param reason in the service's own words, if a notification told it during the wait; what it
   *     says is not escaped
   */
  record Failed(HarvestJob job, @Nullable String reason) implements WaitOutcome {

    /**
     * @throws NullPointerException if {@code job} is null
     */
    public Failed {
      requireNonNull(job, "job");
    }

    /** What is worth checking, those that this job's own numbers speak for first. */
    public List<FailureHint> hints() {
      return FailureHint.of(job);
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.failed(this);
    }
  }

  /** The job no longer runs; its status is none that AWS documents. */
  record EndedOtherwise(HarvestJob job) implements WaitOutcome {

    /**
     * @throws NullPointerException if {@code job} is null
     */
    public EndedOtherwise {
      requireNonNull(job, "job");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.endedOtherwise(this);
    }
  }

  /**
   * The time was over.
   *
   * @param lastSeen the job when it could last be looked at, still running; null if never
   * @param lastError why the last look failed; null if it did not
   */
  record TimedOut(@Nullable HarvestJob lastSeen, @Nullable HarvestJobException lastError)
      implements WaitOutcome {

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.timedOut(this);
    }
  }

  /** There is no such job in this region and account, or it is older than 90 days. */
  record NotFound(NotFoundException error) implements WaitOutcome {

    /**
     * @throws NullPointerException if {@code error} is null
     */
    public NotFound {
      requireNonNull(error, "error");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.notFound(this);
    }
  }
}
