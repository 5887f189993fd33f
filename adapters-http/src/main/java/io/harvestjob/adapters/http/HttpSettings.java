package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNull;

import io.harvestjob.adapterkit.EndpointValidator;
import java.net.URI;
import java.time.Duration;

/**
 * Says where a MediaPackage is, and how long its responses may take. Immutable and thread-safe;
 * each {@code with} method returns changed settings. The names are those of the AWS SDK.
 *
 * @param endpointOverride {@code http} or {@code https}, with or without a base path; a slash at
 *     its end does not matter
 * @param connectTimeout how long one attempt may take to connect; default: 2 s. Each time-out is 1
 *     ms to 1 day
 * @param apiCallAttemptTimeout how long one attempt may take in all; default: 10 s
 * @param apiCallTimeout how long a call may take with all its attempts and the pauses between;
 *     default: 30 s
 * @param maxAttempts how many requests one call may send, at least 1; default: 4
 * @param maxConcurrency how many calls a repository makes at once, each on a connection of its own;
 *     at least 1; default: 500. One more fails at once with {@code ServiceUnavailableException}
 */
public record HttpSettings(
    URI endpointOverride,
    Duration connectTimeout,
    Duration apiCallAttemptTimeout,
    Duration apiCallTimeout,
    int maxAttempts,
    int maxConcurrency) {

  /** The default time to connect, 2 seconds. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** The default time for an attempt, 10 seconds. */
  public static final Duration DEFAULT_API_CALL_ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

  /** The default time for a call, 30 seconds. */
  public static final Duration DEFAULT_API_CALL_TIMEOUT = Duration.ofSeconds(30);

  /** The default number of attempts, 4 as in the AWS SDK for Java (measured). */
  public static final int DEFAULT_MAX_ATTEMPTS = 4;

  /** The default number of calls at once, 500. */
  public static final int DEFAULT_MAX_CONCURRENCY = 500;

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
  private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

  /**
   * Creates settings from all their components; {@link #of} is the shorter way.
   *
   * @throws NullPointerException naming the component that is null
   * @throws IllegalArgumentException naming the component that cannot be used
   */
  public HttpSettings {
    EndpointValidator.requireValid(
        requireNonNull(endpointOverride, "endpointOverride"), "endpointOverride");
    validate(connectTimeout, "connectTimeout");
    validate(apiCallAttemptTimeout, "apiCallAttemptTimeout");
    validate(apiCallTimeout, "apiCallTimeout");
    validate(maxAttempts, "maxAttempts");
    validate(maxConcurrency, "maxConcurrency");
  }

  /** Returns the default settings for this endpoint. */
  public static HttpSettings of(URI endpointOverride) {
    return new HttpSettings(
        endpointOverride,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_API_CALL_ATTEMPT_TIMEOUT,
        DEFAULT_API_CALL_TIMEOUT,
        DEFAULT_MAX_ATTEMPTS,
        DEFAULT_MAX_CONCURRENCY);
  }

  /** Returns these settings with another {@link #connectTimeout()}. */
  public HttpSettings withConnectTimeout(Duration timeout) {
    return new HttpSettings(
        endpointOverride,
        timeout,
        apiCallAttemptTimeout,
        apiCallTimeout,
        maxAttempts,
        maxConcurrency);
  }

  /** Returns these settings with another {@link #apiCallAttemptTimeout()}. */
  public HttpSettings withApiCallAttemptTimeout(Duration timeout) {
    return new HttpSettings(
        endpointOverride, connectTimeout, timeout, apiCallTimeout, maxAttempts, maxConcurrency);
  }

  /** Returns these settings with another {@link #apiCallTimeout()}. */
  public HttpSettings withApiCallTimeout(Duration timeout) {
    return new HttpSettings(
        endpointOverride,
        connectTimeout,
        apiCallAttemptTimeout,
        timeout,
        maxAttempts,
        maxConcurrency);
  }

  /** Returns these settings with other {@link #maxAttempts()}; 1 never tries again. */
  public HttpSettings withMaxAttempts(int attempts) {
    return new HttpSettings(
        endpointOverride,
        connectTimeout,
        apiCallAttemptTimeout,
        apiCallTimeout,
        attempts,
        maxConcurrency);
  }

  /** Returns these settings with another {@link #maxConcurrency()}. */
  public HttpSettings withMaxConcurrency(int calls) {
    return new HttpSettings(
        endpointOverride,
        connectTimeout,
        apiCallAttemptTimeout,
        apiCallTimeout,
        maxAttempts,
        calls);
  }

  private static void validate(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + number);
    }
  }

  private static void validate(Duration timeout, String name) {
    if (requireNonNull(timeout, name).compareTo(MIN_TIMEOUT) < 0
        || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          name + " must be " + MIN_TIMEOUT + " to " + MAX_TIMEOUT + ", but was " + timeout);
    }
  }
}
