package io.harvestjob.adapters.redis;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.util.List;

/**
 * What a lookup is to do next, as {@code decide.lua} returns it.
 *
 * @param action what to do
 * @param value the stored text, or a number of microseconds
 */
record LookupDecision(Action action, String value) {

  enum Action {
    /** Return the stored job. */
    RETURN,
    /** Call the service after the duration; the lease is held from now on. */
    CALL,
    /** Wait for the call of another lookup, for the duration at most. */
    WAIT,
    /** Queue with the other lookups of this replica, for there is no call to make at once. */
    QUEUE,
    /** Fail: the rate limit allows no call within the duration. */
    REFUSE
  }

  static LookupDecision from(Object response) {
    List<?> parts = (List<?>) response;
    return new LookupDecision(Action.valueOf((String) parts.get(0)), String.valueOf(parts.get(1)));
  }

  boolean grantsLease() {
    return action == Action.CALL;
  }

  Duration duration() {
    return Duration.of(Long.parseLong(value), MICROS);
  }
}
