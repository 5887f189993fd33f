package io.harvestjob.application;

import static io.harvestjob.application.await.HarvestJobWaits.DEFAULT_INTERVAL_SECONDS;
import static io.harvestjob.application.await.HarvestJobWaits.LONGEST_TIMEOUT_DAYS;
import static io.harvestjob.application.await.HarvestJobWaits.SHORTEST_INTERVAL_MILLIS;

import io.harvestjob.application.await.WaitOutcome;
import io.harvestjob.application.await.WaitProgress;
import io.harvestjob.application.await.WaitsClosedException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.function.Consumer;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** The use case: waits until one harvest job no longer runs. Thread-safe. */
@FunctionalInterface
public interface AwaitHarvestJob {

  /** As {@link #await(Query, Consumer)}, with nobody watching. */
  default WaitOutcome await(Query query) {
    return await(query, progress -> {});
  }

  /**
   * How the wait ended; blocks until then. A failing, throttling or unreachable service is ridden
   * out until the deadline.
   *
   * @param progress told after every look that did not end the wait, on another thread; must not
   *     block. If it throws, the wait ends with what it threw
   * @throws InvalidQueryException listing all that is wrong with the query; nothing was sent
   * @throws HarvestJobException what {@link io.harvestjob.domain.HarvestJobRepository#get} throws
   *     that time does not heal, as it is: denied, refused, not understood. Also if the calling
   *     thread is interrupted: at once, as a {@link
   *     io.harvestjob.domain.NoUsableResponseException.Reason#INTERRUPTED
   *     NoUsableResponseException}, with the interrupt flag set
   * @throws WaitsClosedException if waiting is over for all
   */
  WaitOutcome await(Query query, Consumer<? super WaitProgress> progress);

  /**
   * Which job is waited for, and how long. Holds anything; {@link #await} says what is wrong with
   * it.
   *
   * @param id {@value HarvestJobId#MIN_LENGTH} to {@value HarvestJobId#MAX_LENGTH} of {@code A-Z
   *     a-z 0-9 _ -}
   * @param timeout from now to the deadline; 0 looks once, 90 days at most
   * @param interval the first between two looks; 1 ms to 90 days
   */
  @SuppressWarnings("MultipleNullnessAnnotations") // it may hold null, and is refused for it
  record Query(
      @ValidHarvestJobId @Nullable String id,
      @NotNull(message = "must be given")
          @DurationMin(message = "must not be negative")
          @DurationMax(days = LONGEST_TIMEOUT_DAYS, message = "must not exceed {days} days")
          @Nullable Duration timeout,
      @NotNull(message = "must be given")
          @DurationMin(millis = SHORTEST_INTERVAL_MILLIS, message = "must be {millis} ms or more")
          @DurationMax(days = LONGEST_TIMEOUT_DAYS, message = "must not exceed {days} days")
          @Nullable Duration interval) {

    /**
     * With the default interval of {@value
     * io.harvestjob.application.await.HarvestJobWaits#DEFAULT_INTERVAL_SECONDS} s.
     */
    public Query(@Nullable String id, @Nullable Duration timeout) {
      this(id, timeout, Duration.ofSeconds(DEFAULT_INTERVAL_SECONDS));
    }
  }
}
