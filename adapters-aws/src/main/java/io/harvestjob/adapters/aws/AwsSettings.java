package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach AWS. What is not set comes from where the AWS SDK looks: system properties,
 * environment variables ({@code AWS_DEFAULT_REGION} too, as the AWS CLI does), the profile, the
 * machine. Proxies are always those of the SDK: {@code https.proxyHost} and its like, or {@code
 * HTTPS_PROXY}. Holds no credentials. Immutable and thread-safe.
 *
 * @param region as in {@code us-east-1}
 * @param profile a section of {@code ~/.aws/config}; its credentials are used, and no others
 * @param endpointUrl {@code http} or {@code https}, with a path if need be; a region is needed
 *     beside it, as the AWS CLI needs one
 * @param timeout the whole call may take, retries and pauses included; 1 ms to 1 day
 * @param attemptTimeout each attempt may take, connecting included; 1 ms to 1 day
 * @param maxAttempts at least 1; with null the SDK's own, from {@code AWS_MAX_ATTEMPTS} or the
 *     profile
 */
public record AwsSettings(
    @Nullable String region,
    @Nullable String profile,
    @Nullable URI endpointUrl,
    Duration timeout,
    Duration attemptTimeout,
    @Nullable Integer maxAttempts) {

  /** How long a call may take unless something else is said. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** How long an attempt may take unless something else is said. */
  public static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

  // below a millisecond the SDK reads "for ever"
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws NullPointerException naming the time-out that is null
   * @throws IllegalArgumentException naming what is empty or out of its range, or why the endpoint
   *     URL is none
   */
  public AwsSettings {
    requireNotEmpty(region, "region");
    requireNotEmpty(profile, "profile");
    Endpoints.requireUsable(endpointUrl);
    requireSensible(timeout, "timeout");
    requireSensible(attemptTimeout, "attemptTimeout");
    if (maxAttempts != null && maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + maxAttempts);
    }
  }

  /** All from where the SDK looks, with the default time-outs. */
  public static AwsSettings defaults() {
    return new AwsSettings(null, null, null, DEFAULT_TIMEOUT, DEFAULT_ATTEMPT_TIMEOUT, null);
  }

  /** With this region. */
  public AwsSettings withRegion(@Nullable String region) {
    return new AwsSettings(region, profile, endpointUrl, timeout, attemptTimeout, maxAttempts);
  }

  /** With this profile. */
  public AwsSettings withProfile(@Nullable String profile) {
    return new AwsSettings(region, profile, endpointUrl, timeout, attemptTimeout, maxAttempts);
  }

  /** With this endpoint instead of the region's. */
  public AwsSettings withEndpointUrl(@Nullable URI endpointUrl) {
    return new AwsSettings(region, profile, endpointUrl, timeout, attemptTimeout, maxAttempts);
  }

  /** With this time for the whole call. */
  public AwsSettings withTimeout(Duration timeout) {
    return new AwsSettings(region, profile, endpointUrl, timeout, attemptTimeout, maxAttempts);
  }

  /** With this time for each attempt. */
  public AwsSettings withAttemptTimeout(Duration attemptTimeout) {
    return new AwsSettings(region, profile, endpointUrl, timeout, attemptTimeout, maxAttempts);
  }

  /** With so many attempts in all; 1 never retries. */
  public AwsSettings withMaxAttempts(@Nullable Integer maxAttempts) {
    return new AwsSettings(region, profile, endpointUrl, timeout, attemptTimeout, maxAttempts);
  }

  private static void requireNotEmpty(@Nullable String text, String name) {
    if (text != null && text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }

  private static void requireSensible(Duration time, String name) {
    if (requireNonNull(time, name).compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but was %s".formatted(name, SHORTEST, LONGEST, time));
    }
  }
}
