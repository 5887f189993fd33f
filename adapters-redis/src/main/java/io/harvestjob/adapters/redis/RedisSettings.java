package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How replicas share their lookups through Redis. All replicas of one account and region are to use
 * the same settings. Immutable and thread-safe; {@link #toString()} does not show the password.
 *
 * @param url {@code redis://[user:password@]host[:port][/database]}, or {@code rediss} for TLS,
 *     which trusts what the JVM trusts; the host may be a node or the configuration endpoint of a
 *     cluster
 * @param namespace the account and region that the jobs belong to, for instance {@code
 *     123456789012:eu-west-1}: 1 to 300 of {@code A-Z a-z 0-9 . _ : -}. Replicas with another
 *     namespace share nothing
 * @param finishedTtl how long a job that no longer runs is kept; 1 ms to 90 days
 * @param runningTtl how long the state of a running job is reused; 0 to 1 day, and with 0 only
 *     those who ask while a call is under way share its result
 * @param lookupsPerSecond how many calls all replicas together may make on average; 0.1 to 10,000
 * @param burst how many calls may be made at once after a quiet time; 1 to 10,000
 * @param maxWait how long a lookup may wait for its turn or for the call of another replica, before
 *     it fails; 1 ms to 1 minute. The time that the call itself takes comes on top
 * @param leaseTime how long others wait for the call of a replica, before one of them makes it
 *     instead; 1 ms to 1 minute. It should be longer than calls usually take
 * @param timeout how long to wait for a connection to Redis, and for a response; 1 ms to 10 s. When
 *     Redis stops to respond, a lookup is delayed by it once (measured: 0.10 to 0.12 s by 100 ms),
 *     or twice while all connections are in use or if Redis wants a password
 */
public record RedisSettings(
    URI url,
    String namespace,
    Duration finishedTtl,
    Duration runningTtl,
    double lookupsPerSecond,
    int burst,
    Duration maxWait,
    Duration leaseTime,
    Duration timeout) {

  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._:-]{1,300}");
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final double LEAST_RATE = 0.1;
  private static final int MOST = 10_000;

  /**
   * @throws NullPointerException naming the setting that is null
   * @throws IllegalArgumentException naming the setting that is out of its range; a password is not
   *     shown
   */
  public RedisSettings {
    RedisUrl.requireUsable(url);
    require(NAMESPACE.matcher(namespace).matches(), "namespace", namespace);
    requireBetween(LEAST, finishedTtl, Duration.ofDays(90), "finishedTtl");
    requireBetween(Duration.ZERO, runningTtl, Duration.ofDays(1), "runningTtl");
    require(
        lookupsPerSecond >= LEAST_RATE && lookupsPerSecond <= MOST,
        "lookupsPerSecond",
        lookupsPerSecond);
    require(burst >= 1 && burst <= MOST, "burst", burst);
    requireBetween(LEAST, maxWait, Duration.ofMinutes(1), "maxWait");
    requireBetween(LEAST, leaseTime, Duration.ofMinutes(1), "leaseTime");
    requireBetween(LEAST, timeout, Duration.ofSeconds(10), "timeout");
  }

  /**
   * Returns the defaults: finished jobs are kept for 24 h, running ones for 1 s; 5 calls per second
   * and 20 in a burst, of the 5 and 50 that AWS grants to a whole account in a region (documented
   * in an older User Guide); 10 s of waiting, 1 s of lease, and time-outs of 100 ms.
   *
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if one cannot be used; a password is not shown
   */
  public static RedisSettings of(String url, String namespace) {
    return new RedisSettings(
        RedisUrl.parse(url),
        namespace,
        Duration.ofHours(24),
        Duration.ofSeconds(1),
        5,
        20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMillis(100));
  }

  /** Returns these settings with another time to keep finished jobs. */
  public RedisSettings withFinishedTtl(Duration finishedTtl) {
    return new RedisSettings(
        url,
        namespace,
        finishedTtl,
        runningTtl,
        lookupsPerSecond,
        burst,
        maxWait,
        leaseTime,
        timeout);
  }

  /** Returns these settings with another time to reuse the state of running jobs. */
  public RedisSettings withRunningTtl(Duration runningTtl) {
    return new RedisSettings(
        url,
        namespace,
        finishedTtl,
        runningTtl,
        lookupsPerSecond,
        burst,
        maxWait,
        leaseTime,
        timeout);
  }

  /** Returns these settings with another budget for all replicas together. */
  public RedisSettings withBudget(double lookupsPerSecond, int burst) {
    return new RedisSettings(
        url,
        namespace,
        finishedTtl,
        runningTtl,
        lookupsPerSecond,
        burst,
        maxWait,
        leaseTime,
        timeout);
  }

  /** Returns these settings with another limit for the time that a lookup waits. */
  public RedisSettings withMaxWait(Duration maxWait) {
    return new RedisSettings(
        url,
        namespace,
        finishedTtl,
        runningTtl,
        lookupsPerSecond,
        burst,
        maxWait,
        leaseTime,
        timeout);
  }

  /** Returns these settings with another time after which a call is given up by the others. */
  public RedisSettings withLeaseTime(Duration leaseTime) {
    return new RedisSettings(
        url,
        namespace,
        finishedTtl,
        runningTtl,
        lookupsPerSecond,
        burst,
        maxWait,
        leaseTime,
        timeout);
  }

  /** Returns these settings with other time-outs for Redis. */
  public RedisSettings withTimeout(Duration timeout) {
    return new RedisSettings(
        url,
        namespace,
        finishedTtl,
        runningTtl,
        lookupsPerSecond,
        burst,
        maxWait,
        leaseTime,
        timeout);
  }

  /** Returns where Redis is and the namespace, without user and password. */
  @Override
  public String toString() {
    return "RedisSettings[url=%s, namespace=%s]".formatted(RedisUrl.redacted(url), namespace);
  }

  private static void requireBetween(Duration least, Duration value, Duration most, String name) {
    requireNonNull(value, name);
    require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, name, value);
  }

  private static void require(boolean inRange, String name, Object value) {
    if (!inRange) {
      throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
    }
  }
}
