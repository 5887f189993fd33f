package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNull;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.adapterkit.EndpointValidator;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Says where a MediaPackage is, and how long its responses may take, under the names that the AWS
 * SDK uses. Immutable and thread-safe.
 *
 * @param endpointOverride {@code http} or {@code https}, with or without a base path; a slash at
 *     its end does not matter
 * @param connectTimeout how long one attempt may take to connect; default: 2 s. Each time-out is 1
 *     ms to 1 day
 * @param apiCallAttemptTimeout how long one attempt may take in all; default: 10 s
 * @param apiCallTimeout how long a call may take with all its attempts and the pauses between;
 *     default: 30 s
 * @param maxAttempts how many attempts one call may make, at least 1; default: 4
 * @param maxConcurrency how many calls a repository makes at once, each on a connection of its own;
 *     at least 1; default: 500. One more fails at once with {@code ServiceUnavailableException}, as
 *     does one for which there is no thread: there are {@value
 *     DeadlineExecutor#MAX_CONCURRENT_CALLS} of them, unless an executor is given
 * @param executor the threads that calls run on, which their owner closes; if null, daemon threads
 *     that end when they are idle. It must start a call at once, and on another thread: neither a
 *     call that waits in a queue nor one on the thread of its caller has a deadline
 */
public record HttpSettings(
    URI endpointOverride,
    Duration connectTimeout,
    Duration apiCallAttemptTimeout,
    Duration apiCallTimeout,
    int maxAttempts,
    int maxConcurrency,
    @Nullable Executor executor) {

  /** The default number of attempts, 4 as in the AWS SDK for Java (measured). */
  public static final int DEFAULT_MAX_ATTEMPTS = 4;

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
  private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

  /**
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
    return builder(endpointOverride).build();
  }

  /** Returns a builder that begins with the default settings for this endpoint. */
  public static Builder builder(URI endpointOverride) {
    return new Builder(endpointOverride);
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

  /** Builds settings; each method sets the component of its name. Not thread-safe. */
  public static final class Builder {

    private final URI endpointOverride;
    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration apiCallAttemptTimeout = Duration.ofSeconds(10);
    private Duration apiCallTimeout = Duration.ofSeconds(30);
    private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
    private int maxConcurrency = 500;
    private @Nullable Executor executor;

    private Builder(URI endpointOverride) {
      this.endpointOverride = endpointOverride;
    }

    /** Sets how long one attempt may take to connect. */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
      return this;
    }

    /** Sets how long one attempt may take in all. */
    public Builder apiCallAttemptTimeout(Duration apiCallAttemptTimeout) {
      this.apiCallAttemptTimeout = apiCallAttemptTimeout;
      return this;
    }

    /** Sets how long a call may take in all. */
    public Builder apiCallTimeout(Duration apiCallTimeout) {
      this.apiCallTimeout = apiCallTimeout;
      return this;
    }

    /** Sets how many attempts one call may make; 1 never tries again. */
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = maxAttempts;
      return this;
    }

    /** Sets how many calls are made at once. */
    public Builder maxConcurrency(int maxConcurrency) {
      this.maxConcurrency = maxConcurrency;
      return this;
    }

    /** Sets threads that the caller owns. */
    public Builder executor(@Nullable Executor executor) {
      this.executor = executor;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws NullPointerException naming the component that is null
     * @throws IllegalArgumentException naming the component that cannot be used
     */
    public HttpSettings build() {
      return new HttpSettings(
          endpointOverride,
          connectTimeout,
          apiCallAttemptTimeout,
          apiCallTimeout,
          maxAttempts,
          maxConcurrency,
          executor);
    }
  }
}
