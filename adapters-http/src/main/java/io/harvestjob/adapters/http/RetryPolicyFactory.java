package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.failsafe.RetryPolicy;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the policy by which a call is retried: after errors that a retry can help with, with full
 * jitter over a range that doubles each time, and no sooner than the service asks for.
 *
 * @param random from 0 to 1, the part of the range to pause for
 */
record RetryPolicyFactory(int maxAttempts, DoubleSupplier random) {

  static final DoubleSupplier RANDOM = () -> ThreadLocalRandom.current().nextDouble();

  private static final long FIRST_RANGE_NANOS = MILLISECONDS.toNanos(100);
  private static final long MAX_RANGE_NANOS = MILLISECONDS.toNanos(5_000);
  private static final int MAX_DOUBLINGS = 20;

  /** Returns a policy that does not retry if the service asks for a pause past the deadline. */
  RetryPolicy<HarvestJob> create(CallDeadline deadline) {
    return RetryPolicy.<HarvestJob>builder()
        .handleIf(
            thrown ->
                thrown instanceof HarvestJobException error
                    && error.isRetryable()
                    && deadline.isAfter(requestedPause(error)))
        .withMaxAttempts(maxAttempts)
        .withDelayFn(call -> pause(call.getAttemptCount(), call.getLastException(), deadline))
        .build();
  }

  Duration pause(int attempts, Throwable error, CallDeadline deadline) {
    Duration jitter = Duration.ofNanos((long) (rangeNanos(attempts) * random.getAsDouble()));
    Duration requested = requestedPause(error);
    return deadline.leftAtMost(jitter.compareTo(requested) < 0 ? requested : jitter);
  }

  private static Duration requestedPause(@Nullable Throwable error) {
    return error instanceof HarvestJobException e
        ? e.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private static long rangeNanos(int attempts) {
    return Math.min(FIRST_RANGE_NANOS << Math.min(attempts - 1, MAX_DOUBLINGS), MAX_RANGE_NANOS);
  }
}
