package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What becomes of one job in the fake, as one value. What is not said has a default: it finishes by
 * hand and succeeds, no lookup fails, and none takes any time. Immutable and thread-safe.
 *
 * @param finish when it finishes
 * @param ending how it ends then
 * @param failures which of the next lookups of it fail, one after the other
 * @param latency how long each lookup of it takes, on the fake's {@link Delay}
 */
public record FakeBehaviour(
    Finish finish, Ending ending, List<Failures> failures, Duration latency) {

  /** The job stays as it is, until it is finished by hand. */
  public static final FakeBehaviour NONE = finishing(new Finish.ByHand());

  /**
   * @throws NullPointerException naming the component that is null
   * @throws IllegalArgumentException if {@code latency} is negative, or an ending is given to a job
   *     that finishes by hand: whoever finishes it says how it ends
   */
  public FakeBehaviour {
    requireNonNull(finish, "finish");
    requireNonNull(ending, "ending");
    failures = List.copyOf(failures);
    Latency.requireNotNegative(latency);
    if (isByHand(finish) && !ending.equals(Ending.SUCCEEDED)) {
      throw new IllegalArgumentException(
          "ending %s needs a finish after lookups or at a time".formatted(ending.status()));
    }
  }

  boolean finishesByHand() {
    return isByHand(finish);
  }

  private static boolean isByHand(Finish finish) {
    return finish.equals(new Finish.ByHand());
  }

  /**
   * So many answered lookups still show {@code IN_PROGRESS}, the next one shows the end.
   *
   * @throws IllegalArgumentException if {@code answered} is negative
   */
  public static FakeBehaviour finishAfterLookups(int answered) {
    return finishing(new Finish.AfterLookups(answered));
  }

  /**
   * Finishes some time after it is put into the fake, on the fake's clock.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public static FakeBehaviour finishAfter(Duration time) {
    return finishing(new Finish.After(time));
  }

  /** Finishes at a time on the fake's clock. */
  public static FakeBehaviour finishAt(Instant time) {
    return finishing(new Finish.At(time));
  }

  private static FakeBehaviour finishing(Finish finish) {
    return new FakeBehaviour(finish, Ending.SUCCEEDED, List.of(), Duration.ZERO);
  }

  /** Ends so. */
  public FakeBehaviour as(Ending ending) {
    return new FakeBehaviour(finish, ending, failures, latency);
  }

  /** Ends as {@code FAILED}, for a reason that only {@code failureReason} of the fake tells. */
  public FakeBehaviour asFailed(String reason) {
    return as(Ending.failed(reason));
  }

  /** Of the lookups that come, also these fail, after those that were said before. */
  public FakeBehaviour failNext(Failures failures) {
    List<Failures> all = new ArrayList<>(this.failures);
    all.add(failures);
    return new FakeBehaviour(finish, ending, all, latency);
  }

  /**
   * Of the lookups that come, also these fail.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public FakeBehaviour failNext(int times, ServiceErrorType error) {
    return failNext(Failures.of(times, error));
  }

  /**
   * Of the lookups that come, also these fail.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public FakeBehaviour failNext(int times, Supplier<? extends HarvestJobException> error) {
    return failNext(new Failures(times, error));
  }

  /**
   * Every lookup takes this long.
   *
   * @throws IllegalArgumentException if {@code latency} is negative
   */
  public FakeBehaviour withLatency(Duration latency) {
    return new FakeBehaviour(finish, ending, failures, latency);
  }
}
