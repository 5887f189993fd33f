package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that changes its time only when a test tells it to. Thread-safe. */
public final class MutableClock extends Clock {

  private final Instant start;
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /**
   * Creates a clock at {@code 2024-05-06T07:10:00Z}, two minutes after the sample job was created.
   */
  public MutableClock() {
    this(Instant.parse("2024-05-06T07:10:00Z"));
  }

  /** Creates a clock at a time, in UTC. */
  public MutableClock(Instant now) {
    this(requireNonNull(now, "now"), new AtomicReference<>(now), ZoneOffset.UTC);
  }

  private MutableClock(Instant start, AtomicReference<Instant> now, ZoneId zone) {
    this.start = start;
    this.now = now;
    this.zone = zone;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, but was " + time);
    }
    now.updateAndGet(before -> before.plus(time));
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
    return requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a clock in another zone that shares its time with this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new MutableClock(start, now, requireNonNull(zone, "zone"));
  }
}
