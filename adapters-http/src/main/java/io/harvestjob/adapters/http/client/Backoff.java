package io.harvestjob.adapters.http.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to pause before the next attempt: full jitter over a range that doubles each time, and
 * no less than the service asks for.
 *
 * @param first the range after the first attempt
 * @param greatest what the range does not outgrow
 * @param random from 0 to 1
 */
record Backoff(Duration first, Duration greatest, DoubleSupplier random) {

  private static final int MAX_DOUBLINGS = 20;

  static final Backoff DEFAULT =
      new Backoff(
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          () -> ThreadLocalRandom.current().nextDouble());

  Duration pauseAfter(int attempts, Duration askedFor) {
    Duration jitter = Duration.ofNanos((long) (range(attempts).toNanos() * random.getAsDouble()));
    return jitter.compareTo(askedFor) < 0 ? askedFor : jitter;
  }

  private Duration range(int attempts) {
    Duration range = first.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
    return range.compareTo(greatest) < 0 ? range : greatest;
  }
}
