package io.harvestjob.adapters.http.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/**
 * Where a MediaPackage is, and how long its answers may take. Immutable and thread-safe; each
 * {@code with} method gives a new one.
 *
 * @param endpoint {@code http} or {@code https}, with or without a base path; a slash at its end
 *     does not matter
 * @param connectTimeout how long one attempt may take to connect; like the others 1 ms to 1 day
 * @param attemptTimeout how long one attempt may take in all
 * @param totalTimeout how long a lookup may take with all its attempts and the pauses between
 * @param maxAttempts how often one lookup may ask
 */
public record HttpSettings(
    URI endpoint,
    Duration connectTimeout,
    Duration attemptTimeout,
    Duration totalTimeout,
    int maxAttempts) {

  /** Two seconds. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Ten seconds. */
  public static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

  /** Thirty seconds. */
  public static final Duration DEFAULT_TOTAL_TIMEOUT = Duration.ofSeconds(30);

  /** Four, as the AWS SDK for Java has it (measured). */
  public static final int DEFAULT_MAX_ATTEMPTS = 4;

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws NullPointerException naming the component that is null
   * @throws IllegalArgumentException naming the component that cannot be used
   */
  public HttpSettings {
    Endpoints.requireUsable(requireNonNull(endpoint, "endpoint"));
    requireSensible(connectTimeout, "connectTimeout");
    requireSensible(attemptTimeout, "attemptTimeout");
    requireSensible(totalTimeout, "totalTimeout");
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + maxAttempts);
    }
  }

  /** The defaults for this endpoint. */
  public static HttpSettings of(URI endpoint) {
    return new HttpSettings(
        endpoint,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_ATTEMPT_TIMEOUT,
        DEFAULT_TOTAL_TIMEOUT,
        DEFAULT_MAX_ATTEMPTS);
  }

  /** The same with another {@link #connectTimeout()}. */
  public HttpSettings withConnectTimeout(Duration timeout) {
    return new HttpSettings(endpoint, timeout, attemptTimeout, totalTimeout, maxAttempts);
  }

  /** The same with another {@link #attemptTimeout()}. */
  public HttpSettings withAttemptTimeout(Duration timeout) {
    return new HttpSettings(endpoint, connectTimeout, timeout, totalTimeout, maxAttempts);
  }

  /** The same with another {@link #totalTimeout()}. */
  public HttpSettings withTotalTimeout(Duration timeout) {
    return new HttpSettings(endpoint, connectTimeout, attemptTimeout, timeout, maxAttempts);
  }

  /** The same with other {@link #maxAttempts()}; 1 asks once. */
  public HttpSettings withMaxAttempts(int attempts) {
    return new HttpSettings(endpoint, connectTimeout, attemptTimeout, totalTimeout, attempts);
  }

  private static void requireSensible(Duration time, String name) {
    if (requireNonNull(time, name).compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but was %s".formatted(name, SHORTEST, LONGEST, time));
    }
  }
}
