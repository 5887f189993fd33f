package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that changes its time only when a test tells it to. Thread-safe. */
public final class MutableClock extends Clock {

  private final Instant start;
  private volatile Instant now;

  /**
   * Creates a clock at {@code 2024-05-06T07:10:00Z}, two minutes after the sample job was created.
   */
  public MutableClock() {
    this(Instant.parse("2024-05-06T07:10:00Z"));
  }

  /** Creates a clock at a time, in UTC. */
  public MutableClock(Instant now) {
    this.start = requireNonNull(now, "now");
    this.now = now;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public synchronized void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, but was " + time);
    }
    now = now.plus(time);
  }

  /**
   * Returns the nanoseconds by which the clock was {@linkplain #advance advanced}. Like {@link
   * System#nanoTime()}, it never goes back and is meant for differences only.
   */
  public long nanoTime() {
    return Duration.between(start, instant()).toNanos();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a clock in another zone that shares its time with this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource source = () -> now;
    return source.withZone(requireNonNull(zone, "zone"));
  }
}
