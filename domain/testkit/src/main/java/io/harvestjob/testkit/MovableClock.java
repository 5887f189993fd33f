package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class MovableClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /** Stands at {@code 2024-05-06T07:10:00Z}, two minutes after the sample job was submitted. */
  public MovableClock() {
    this(Instant.parse("2024-05-06T07:10:00Z"));
  }

  /** Stands at {@code now}, in UTC. */
  public MovableClock(Instant now) {
    this(new AtomicReference<>(requireNonNull(now, "now")), ZoneOffset.UTC);
  }

  private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Moves on.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, but was " + time);
    }
    now.updateAndGet(before -> before.plus(time));
  }

  /** Moves to any time, also back. */
  public void moveTo(Instant time) {
    now.set(requireNonNull(time, "time"));
  }

  @Override
  public Instant instant() {
    return requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** A clock that moves together with this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new MovableClock(now, requireNonNull(zone, "zone"));
  }

  /** Where it stands. */
  @Override
  public String toString() {
    return "MovableClock[%s, %s]".formatted(instant(), zone);
  }
}
