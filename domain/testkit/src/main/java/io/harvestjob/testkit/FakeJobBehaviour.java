package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one job of the fake behaves, as one value. By default the job finishes only by hand, no
 * lookup fails, and a lookup takes no time. Immutable and thread-safe.
 *
 * @param trigger what makes the job finish
 * @param finalStatus the status in which the trigger finishes the job
 * @param failures the next lookups of the job that fail, in order
 * @param latency how long each lookup of the job takes, passed to the fake's {@link Sleeper}
 */
public record FakeJobBehaviour(
    FinishTrigger trigger,
    FinalStatus finalStatus,
    List<PlannedFailure> failures,
    Duration latency) {

  /** The default: the job does not change until it is finished by hand. */
  public static final FakeJobBehaviour NONE = triggeredBy(FinishTrigger.MANUAL);

  /**
   * Creates a behaviour.
   *
   * @throws NullPointerException naming the component that is null
   * @throws IllegalArgumentException if {@code latency} is negative, or a final status is given to
   *     a job that finishes by hand, because {@link InMemoryHarvestJobRepository#finish} takes it
   */
  public FakeJobBehaviour {
    requireNonNull(trigger, "trigger");
    requireNonNull(finalStatus, "finalStatus");
    failures = List.copyOf(requireNonNull(failures, "failures"));
    if (requireNonNull(latency, "latency").isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, but was " + latency);
    }
    if (trigger == FinishTrigger.MANUAL && !finalStatus.equals(FinalStatus.SUCCEEDED)) {
      throw new IllegalArgumentException(
          "the final status %s needs a trigger: a number of lookups or a time"
              .formatted(finalStatus.status()));
    }
  }

  /**
   * Checks that a job can behave like this.
   *
   * @throws IllegalArgumentException if the job has finished already, and there is a trigger
   */
  public void requirePossible(HarvestJob job) {
    if (job.isFinished() && trigger != FinishTrigger.MANUAL) {
      throw new IllegalArgumentException(
          "the job %s cannot finish: it is %s already".formatted(job.id(), job.status()));
    }
  }

  /**
   * Finishes the job after some lookups. AWS does nothing like it; it lets a test do without a
   * clock.
   *
   * @param lookups how many lookups show {@code IN_PROGRESS}; the next one shows the final status
   * @throws IllegalArgumentException if {@code lookups} is negative
   */
  public static FakeJobBehaviour finishAfterLookups(int lookups) {
    if (lookups < 0) {
      throw new IllegalArgumentException("lookups must not be negative, but were " + lookups);
    }
    return triggeredBy(new AfterLookups(lookups));
  }

  /**
   * Finishes the job some time after it was added to the fake, on the fake's clock.
   *
   * @throws IllegalArgumentException if {@code duration} is negative
   */
  public static FakeJobBehaviour finishAfter(Duration duration) {
    if (requireNonNull(duration, "duration").isNegative()) {
      throw new IllegalArgumentException("duration must not be negative, but was " + duration);
    }
    return triggeredBy(new AfterDuration(duration));
  }

  private static FakeJobBehaviour triggeredBy(FinishTrigger trigger) {
    return new FakeJobBehaviour(trigger, FinalStatus.SUCCEEDED, List.of(), Duration.ZERO);
  }

  /** Returns this behaviour with another final status. */
  public FakeJobBehaviour as(FinalStatus finalStatus) {
    return new FakeJobBehaviour(trigger, finalStatus, failures, latency);
  }

  /**
   * Returns this behaviour with the final status {@code FAILED}.
   *
   * @param reason what {@link InMemoryHarvestJobRepository#failureReason} returns
   */
  public FakeJobBehaviour asFailed(String reason) {
    return as(FinalStatus.failed(reason));
  }

  /** Returns this behaviour with a failure added after those that are planned already. */
  public FakeJobBehaviour failNext(PlannedFailure failure) {
    List<PlannedFailure> all = new ArrayList<>(this.failures);
    all.add(failure);
    return new FakeJobBehaviour(trigger, finalStatus, all, latency);
  }

  /**
   * Returns this behaviour with failures added after those that are planned already.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public FakeJobBehaviour failNext(int times, ServiceErrorType error) {
    return failNext(PlannedFailure.of(times, error));
  }

  /**
   * Returns this behaviour with lookups that take some time.
   *
   * @throws IllegalArgumentException if {@code latency} is negative
   */
  public FakeJobBehaviour withLatency(Duration latency) {
    return new FakeJobBehaviour(trigger, finalStatus, failures, latency);
  }

  private record AfterLookups(int lookups) implements FinishTrigger {
    @Override
    public boolean isDue(int successfulLookups, Duration age) {
      return successfulLookups >= lookups;
    }
  }

  private record AfterDuration(Duration duration) implements FinishTrigger {
    @Override
    public boolean isDue(int successfulLookups, Duration age) {
      return age.compareTo(duration) >= 0;
    }
  }
}
