package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How replicas share their lookups through Redis. All replicas of one account and region are to use
 * the same settings. Immutable and thread-safe; {@link #toString()} does not show the password.
 *
 * @param url {@code redis://[user:password@]host[:port][/database]}, or {@code rediss} for TLS,
 *     which trusts what the JVM trusts; {@code valkey} and {@code valkeys} mean the same. The host
 *     may be a node or the configuration endpoint of a cluster. What is special in a URL is escaped
 *     in user and password, for instance {@code %40} for an at sign
 * @param namespace the account and region that the jobs belong to, for instance {@code
 *     123456789012:eu-west-1}: 1 to 300 of {@code A-Z a-z 0-9 . _ : -}. Replicas with another
 *     namespace share nothing
 * @param passwordProvider returns the password instead of the URL, where a user without a password
 *     may stand then. It is asked for each new connection, on several threads and about four times
 *     a second while Redis refuses it, so that a password may change; what it throws is logged
 * @param runningTtl how long the state of a running job is reused; 0 to 1 day, and with 0 only
 *     those who ask while a call is under way share its result; default: 1 s
 * @param lookupsPerSecond how many calls all replicas together may make on average; 0.1 to 10,000;
 *     default: 5, which is what AWS grants to a whole account in a region (documented)
 * @param burst how many calls may be made at once after a quiet time; 1 to 10,000; default: 20 of
 *     the 50 that AWS grants (documented in an older User Guide)
 * @param maxWait how long a lookup may wait for its turn or for the call of another replica, before
 *     it fails; 1 ms to 1 minute; default: 10 s. The time that the call itself takes comes on top
 * @param leaseTime how long others wait for the call of a replica, before one of them makes it
 *     instead, and how long its result is kept for them; 1 ms to 1 minute; default: 1 s. It should
 *     be longer than calls usually take
 * @param timeout how long to wait for a connection to Redis, and for a response; 1 ms to 10 s;
 *     default: 100 ms. When Redis stops to respond, a lookup is delayed by it once
 */
public record RedisSettings(
    String url,
    String namespace,
    @Nullable Supplier<String> passwordProvider,
    Duration runningTtl,
    double lookupsPerSecond,
    int burst,
    Duration maxWait,
    Duration leaseTime,
    Duration timeout) {

  /**
   * @throws NullPointerException naming the setting that is null
   * @throws IllegalArgumentException naming the setting that is out of its range, or what is wrong
   *     with the URL; nothing of the URL is shown
   */
  public RedisSettings {
    RedisUrl.parse(url, passwordProvider);
    requireNonNull(namespace, "namespace");
    require(namespace.matches("[A-Za-z0-9._:-]{1,300}"), "namespace", namespace);
    requireBetween(Duration.ZERO, runningTtl, Duration.ofDays(1), "runningTtl");
    requireBetween(0.1, lookupsPerSecond, 10_000.0, "lookupsPerSecond");
    requireBetween(1, burst, 10_000, "burst");
    requireBetween(Duration.ofMillis(1), maxWait, Duration.ofMinutes(1), "maxWait");
    requireBetween(Duration.ofMillis(1), leaseTime, Duration.ofMinutes(1), "leaseTime");
    requireBetween(Duration.ofMillis(1), timeout, Duration.ofSeconds(10), "timeout");
  }

  /**
   * Returns the default settings.
   *
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if one cannot be used; nothing of the URL is shown
   */
  public static RedisSettings of(String url, String namespace) {
    return builder(url, namespace).build();
  }

  /** Returns a builder that begins with the default settings. */
  public static Builder builder(String url, String namespace) {
    return new Builder(url, namespace);
  }

  /** Returns where Redis is and the namespace, without user and password. */
  @Override
  public String toString() {
    return "RedisSettings[url=%s, namespace=%s]".formatted(RedisUrl.redacted(url), namespace);
  }

  private static <T extends Comparable<T>> void requireBetween(
      T least, T value, T most, String name) {
    requireNonNull(value, name);
    require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, name, value);
  }

  private static void require(boolean inRange, String name, Object value) {
    if (!inRange) {
      throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
    }
  }

  /** Builds settings; each method sets the component of its name. Not thread-safe. */
  public static final class Builder {

    private final String url;
    private final String namespace;
    private @Nullable Supplier<String> passwordProvider;
    private Duration runningTtl = Duration.ofSeconds(1);
    private double lookupsPerSecond = 5;
    private int burst = 20;
    private Duration maxWait = Duration.ofSeconds(10);
    private Duration leaseTime = Duration.ofSeconds(1);
    private Duration timeout = Duration.ofMillis(100);

    private Builder(String url, String namespace) {
      this.url = url;
      this.namespace = namespace;
    }

    /**
     * Sets where the password comes from, if it is not in the URL; it is asked for each connection,
     * so that a file is read again.
     */
    public Builder passwordProvider(@Nullable Supplier<String> passwordProvider) {
      this.passwordProvider = passwordProvider;
      return this;
    }

    /** Sets how long the state of a running job is reused. */
    public Builder runningTtl(Duration runningTtl) {
      this.runningTtl = runningTtl;
      return this;
    }

    /** Sets how many calls all replicas together may make on average. */
    public Builder lookupsPerSecond(double lookupsPerSecond) {
      this.lookupsPerSecond = lookupsPerSecond;
      return this;
    }

    /** Sets how many calls may be made at once after a quiet time. */
    public Builder burst(int burst) {
      this.burst = burst;
      return this;
    }

    /** Sets how long a lookup may wait before its call. */
    public Builder maxWait(Duration maxWait) {
      this.maxWait = maxWait;
      return this;
    }

    /** Sets after which time a call is made by another replica instead. */
    public Builder leaseTime(Duration leaseTime) {
      this.leaseTime = leaseTime;
      return this;
    }

    /** Sets how long to wait for Redis. */
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws NullPointerException naming the setting that is null
     * @throws IllegalArgumentException naming the setting that is out of its range, or what is
     *     wrong with the URL; nothing of the URL is shown
     */
    public RedisSettings build() {
      return new RedisSettings(
          url,
          namespace,
          passwordProvider,
          runningTtl,
          lookupsPerSecond,
          burst,
          maxWait,
          leaseTime,
          timeout);
    }
  }
}
