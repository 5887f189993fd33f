package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.harvestjob.domain.HarvestJobException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Chooses the pauses between attempts: full jitter over a range that doubles each time, and no less
 * than the service asks for.
 *
 * @param random from 0 to 1, the part of the range to pause for
 */
record RetryBackoff(DoubleSupplier random) {

  static final RetryBackoff RANDOM =
      new RetryBackoff(() -> ThreadLocalRandom.current().nextDouble());

  private static final long FIRST_RANGE_NANOS = MILLISECONDS.toNanos(100);
  private static final long MAX_RANGE_NANOS = MILLISECONDS.toNanos(5_000);
  private static final int MAX_DOUBLINGS = 20;

  Duration pause(int attempts, HarvestJobException error) {
    Duration jitter = Duration.ofNanos((long) (rangeNanos(attempts) * random.getAsDouble()));
    Duration requested = error.retryAfter().orElse(Duration.ZERO);
    return jitter.compareTo(requested) < 0 ? requested : jitter;
  }

  private static long rangeNanos(int attempts) {
    return Math.min(FIRST_RANGE_NANOS << Math.min(attempts - 1, MAX_DOUBLINGS), MAX_RANGE_NANOS);
  }
}
