package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.adapterkit.EndpointValidator;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * The settings of a client for AWS, under the names that the AWS SDK uses. What is null is looked
 * up where the AWS CLI looks: environment variables ({@code AWS_DEFAULT_REGION} among them), the
 * profile, and for credentials the container and the instance metadata service of EC2, which is
 * asked for the region, too. The SDK's system properties come first. A blank value is one that is
 * not set. Immutable and thread-safe.
 *
 * @param region the AWS region, as in {@code us-east-1}
 * @param profile the profile of {@code ~/.aws/config} and {@code ~/.aws/credentials} whose
 *     credentials are used, and no others; its region and endpoint are used if nothing else sets
 *     them
 * @param endpointOverride the URL that is called instead of the region's endpoint: {@code http} or
 *     {@code https}, with a path if need be; a region is needed beside it, as the AWS CLI needs one
 * @param apiCallTimeout how long a whole call may take, retries and pauses included; 1 ms to 1 day;
 *     default: 30 s
 * @param apiCallAttemptTimeout how long each attempt may take, connecting included; 1 ms to 1 day;
 *     default: 10 s
 * @param maxAttempts the maximum number of attempts of one call, at least 1; if null, {@code
 *     AWS_MAX_ATTEMPTS} and the profile decide
 * @param credentialsProvider the source of credentials, which its owner closes; it is asked instead
 *     of the profile's and of the default ones
 * @param httpClient the client that sends the requests, which its owner closes; its own time-outs,
 *     proxy and TLS settings hold
 * @param executor the threads that calls run on, which their owner closes; if null, up to 512
 *     daemon threads that end when they are idle. It must start a call at once, and on another
 *     thread: neither a call that waits in a queue nor one on the thread of its caller has a
 *     deadline
 */
public record AwsSettings(
    @Nullable String region,
    @Nullable String profile,
    @Nullable URI endpointOverride,
    Duration apiCallTimeout,
    Duration apiCallAttemptTimeout,
    @Nullable Integer maxAttempts,
    @Nullable IdentityProvider<? extends AwsCredentialsIdentity> credentialsProvider,
    @Nullable SdkHttpClient httpClient,
    @Nullable Executor executor) {

  /** The default time for a call, 30 seconds. */
  public static final Duration DEFAULT_API_CALL_TIMEOUT = Duration.ofSeconds(30);

  /** The default time for an attempt, 10 seconds. */
  public static final Duration DEFAULT_API_CALL_ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

  // below a millisecond the SDK reads "for ever"
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws NullPointerException naming the time-out that is null
   * @throws IllegalArgumentException naming what is out of its range, or why the endpoint cannot be
   *     used
   */
  public AwsSettings {
    region = blankAsNull(region);
    profile = blankAsNull(profile);
    endpointOverride =
        endpointOverride == null || endpointOverride.toString().isBlank() ? null : endpointOverride;
    if (endpointOverride != null) {
      EndpointValidator.requireValid(endpointOverride, "endpointOverride");
    }
    requireInRange(apiCallTimeout, "apiCallTimeout");
    requireInRange(apiCallAttemptTimeout, "apiCallAttemptTimeout");
    if (maxAttempts != null && maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + maxAttempts);
    }
  }

  /** Returns the default settings: the default time-outs, and all else looked up. */
  public static AwsSettings defaults() {
    return builder().build();
  }

  /** Returns a builder that begins with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the components but those that may show what they hold: the host's own objects. */
  @Override
  public String toString() {
    return ("AwsSettings[region=%s, profile=%s, endpointOverride=%s, apiCallTimeout=%s,"
            + " apiCallAttemptTimeout=%s, maxAttempts=%s]")
        .formatted(
            region, profile, endpointOverride, apiCallTimeout, apiCallAttemptTimeout, maxAttempts);
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static void requireInRange(Duration time, String name) {
    if (requireNonNull(time, name).compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but was %s".formatted(name, SHORTEST, LONGEST, time));
    }
  }

  /** Builds settings; each method sets the component of its name. Not thread-safe. */
  public static final class Builder {

    private @Nullable String region;
    private @Nullable String profile;
    private @Nullable URI endpointOverride;
    private Duration apiCallTimeout = DEFAULT_API_CALL_TIMEOUT;
    private Duration apiCallAttemptTimeout = DEFAULT_API_CALL_ATTEMPT_TIMEOUT;
    private @Nullable Integer maxAttempts;
    private @Nullable IdentityProvider<? extends AwsCredentialsIdentity> credentialsProvider;
    private @Nullable SdkHttpClient httpClient;
    private @Nullable Executor executor;

    private Builder() {}

    /** Sets the AWS region. */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /** Sets the profile whose credentials are used, and no others. */
    public Builder profile(@Nullable String profile) {
      this.profile = profile;
      return this;
    }

    /** Sets the URL that is called instead of the region's endpoint. */
    public Builder endpointOverride(@Nullable URI endpointOverride) {
      this.endpointOverride = endpointOverride;
      return this;
    }

    /** Sets how long a whole call may take. */
    public Builder apiCallTimeout(Duration apiCallTimeout) {
      this.apiCallTimeout = apiCallTimeout;
      return this;
    }

    /** Sets how long each attempt may take. */
    public Builder apiCallAttemptTimeout(Duration apiCallAttemptTimeout) {
      this.apiCallAttemptTimeout = apiCallAttemptTimeout;
      return this;
    }

    /** Sets the maximum number of attempts of one call; 1 never retries. */
    public Builder maxAttempts(@Nullable Integer maxAttempts) {
      this.maxAttempts = maxAttempts;
      return this;
    }

    /** Sets a source of credentials that the caller owns. */
    public Builder credentialsProvider(
        @Nullable IdentityProvider<? extends AwsCredentialsIdentity> credentialsProvider) {
      this.credentialsProvider = credentialsProvider;
      return this;
    }

    /** Sets an HTTP client that the caller owns. */
    public Builder httpClient(@Nullable SdkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Sets the threads that calls run on. They must start a call at once, and on another thread
     * than its caller's; else it has no deadline.
     */
    public Builder executor(@Nullable Executor executor) {
      this.executor = executor;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws NullPointerException naming the time-out that is null
     * @throws IllegalArgumentException naming what is out of its range, or why the endpoint cannot
     *     be used
     */
    public AwsSettings build() {
      return new AwsSettings(
          region,
          profile,
          endpointOverride,
          apiCallTimeout,
          apiCallAttemptTimeout,
          maxAttempts,
          credentialsProvider,
          httpClient,
          executor);
    }
  }
}
