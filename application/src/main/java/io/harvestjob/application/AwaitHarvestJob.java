package io.harvestjob.application;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * The use case: waits until a harvest job is finished, or a deadline has passed.
 *
 * <p>Throttling, failures of the service and broken connections are retried until the deadline. An
 * error that a retry cannot help (denied, refused, not understood) ends the wait.
 *
 * <p>A listener is called after every poll that did not end the wait: in order, one call at a time,
 * and never after the outcome. It is called on a thread of the implementation and must not block;
 * while it does, its own wait does not end. If it throws anything, its wait ends with that, and no
 * other wait does.
 *
 * <p>Implementations are thread-safe.
 */
public interface AwaitHarvestJob {

  /** Waits as {@link #await(Query, Consumer)} does, without a listener. */
  default WaitOutcome await(Query query) {
    return await(query, progress -> {});
  }

  /**
   * Blocks until the job is finished or the deadline has passed, and returns how the wait ended.
   * Whatever the listener or the repository throws is thrown as it is.
   *
   * @param listener is told the state of the wait after every poll that did not end it
   * @throws InvalidQueryException listing all that is wrong with the query; nothing was sent
   * @throws HarvestJobException if {@link io.harvestjob.domain.HarvestJobRepository#get} throws an
   *     error that is not retryable; also if the calling thread is interrupted: at once, as a
   *     {@link io.harvestjob.domain.NoUsableResponseException.Reason#INTERRUPTED
   *     NoUsableResponseException}, with the interrupt flag set
   * @throws WaitAbortedException if the service is closed before the wait ends
   */
  WaitOutcome await(Query query, Consumer<? super WaitProgress> listener);

  /** Waits as {@link #awaitAsync(Query, Consumer)} does, without a listener. */
  default CompletableFuture<WaitOutcome> awaitAsync(Query query) {
    return awaitAsync(query, progress -> {});
  }

  /**
   * Begins to wait and returns at once; any number of waits may be under way. Cancelling the
   * returned future, or completing it, ends this wait and nothing else. Its dependent stages run on
   * a thread of the implementation unless they name an executor, and must not block.
   *
   * @param listener is told the state of the wait after every poll that did not end it
   * @return the outcome; completed exceptionally with what {@link #await(Query, Consumer)} throws,
   *     as it is
   * @throws InvalidQueryException listing all that is wrong with the query; nothing was sent
   */
  CompletableFuture<WaitOutcome> awaitAsync(Query query, Consumer<? super WaitProgress> listener);

  /**
   * Takes a notification into account: the one thing to call for an event, whatever stands between
   * this and AWS. The repository hears of it first if it listens, so that the poll that follows
   * sees AWS and no cache; this blocks for as long as that takes. Then the job is polled as soon as
   * the limits allow, if it is waited for and the notification says that it is finished. Only that
   * poll ends the wait.
   *
   * <p>The notification supplies the reason for every outcome that follows, also of waits that
   * begin later: for 24 h, and for the 10,000 jobs that were heard of last. One that was received
   * already has no further effect.
   *
   * @return whether the job is waited for
   */
  boolean onNotification(HarvestJobNotification notification);

  /**
   * The job to wait for, and for how long. The values are not checked here; the use case validates
   * them.
   *
   * @param id {@value HarvestJobId#MIN_LENGTH} to {@value HarvestJobId#MAX_LENGTH} of {@code A-Z
   *     a-z 0-9 _ -}
   * @param timeout the time from now to the deadline, {@value #MAX_DAYS} days at most, which is as
   *     long as AWS keeps a job (documented); with 0 the job is polled once
   * @param interval the poll interval to begin with, {@value #MIN_INTERVAL_MILLIS} ms to {@value
   *     #MAX_DAYS} days
   */
  @SuppressWarnings("MultipleNullnessAnnotations") // it may hold null, and is refused for it
  record Query(
      @NotNull(message = "must be given")
          @Pattern(regexp = HarvestJobId.REGEX, message = "must be " + HarvestJobId.RULE)
          @Nullable String id,
      @NotNull(message = "must be given")
          @DurationMin(message = "must not be negative")
          @DurationMax(days = MAX_DAYS, message = "must not exceed {days} days")
          @Nullable Duration timeout,
      @NotNull(message = "must be given")
          @DurationMin(millis = MIN_INTERVAL_MILLIS, message = "must be {millis} ms or more")
          @DurationMax(days = MAX_DAYS, message = "must not exceed {days} days")
          @Nullable Duration interval) {

    /** The poll interval to begin with if none is given, in seconds. */
    public static final int DEFAULT_INTERVAL_SECONDS = 10;

    private static final int MIN_INTERVAL_MILLIS = 1;
    private static final int MAX_DAYS = 90;

    /** Creates a query with a poll interval of {@value #DEFAULT_INTERVAL_SECONDS} s. */
    public Query(@Nullable String id, @Nullable Duration timeout) {
      this(id, timeout, Duration.ofSeconds(DEFAULT_INTERVAL_SECONDS));
    }
  }
}
