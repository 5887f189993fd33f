package io.harvestjob.adapters.http;

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

  private static final double FIRST_RANGE_MILLIS = 100;
  private static final double MAX_RANGE_MILLIS = 5_000;

  Duration pause(int attempts, HarvestJobException error) {
    double range = Math.min(FIRST_RANGE_MILLIS * Math.pow(2, attempts - 1), MAX_RANGE_MILLIS);
    Duration jitter = Duration.ofMillis((long) (range * random.getAsDouble()));
    Duration requested = error.retryAfter().orElse(Duration.ZERO);
    return jitter.compareTo(requested) < 0 ? requested : jitter;
  }
}
