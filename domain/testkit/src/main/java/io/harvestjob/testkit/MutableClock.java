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

  private final AtomicReference<Reading> reading;
  private final ZoneId zone;

  /**
   * Creates a clock at {@code 2024-05-06T07:10:00Z}, two minutes after the sample job was created.
   */
  public MutableClock() {
    this(Instant.parse("2024-05-06T07:10:00Z"));
  }

  /** Creates a clock at a time, in UTC. */
  public MutableClock(Instant now) {
    this(new AtomicReference<>(new Reading(requireNonNull(now, "now"), 0)), ZoneOffset.UTC);
  }

  private MutableClock(AtomicReference<Reading> reading, ZoneId zone) {
    this.reading = reading;
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
    reading.updateAndGet(before -> before.plus(time));
  }

  /** Sets the clock to any time, earlier or later. This does not change {@link #nanoTime()}. */
  public void set(Instant time) {
    requireNonNull(time, "time");
    reading.updateAndGet(before -> new Reading(time, before.nanoTime()));
  }

  /**
   * Returns the nanoseconds by which the clock was {@linkplain #advance advanced}. Like {@link
   * System#nanoTime()}, it never goes back and is meant for differences only.
   */
  public long nanoTime() {
    return now().nanoTime();
  }

  @Override
  public Instant instant() {
    return now().instant();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a clock in another zone that shares its time with this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new MutableClock(reading, requireNonNull(zone, "zone"));
  }

  @Override
  public String toString() {
    return "MutableClock[%s, %s]".formatted(instant(), zone);
  }

  private Reading now() {
    return requireNonNull(reading.get());
  }

  private record Reading(Instant instant, long nanoTime) {

    Reading plus(Duration time) {
      return new Reading(instant.plus(time), nanoTime + time.toNanos());
    }
  }
}
