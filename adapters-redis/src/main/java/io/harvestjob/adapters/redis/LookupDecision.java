package io.harvestjob.adapters.redis;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.util.List;

/**
 * What a lookup is to do next, as {@code decide.lua} returns it.
 *
 * @param action what to do
 * @param text the job, the message of an error, or the token of another lookup
 * @param duration how long to wait
 */
record LookupDecision(Action action, String text, Duration duration) {

  enum Action {
    /** Return the stored job. */
    RETURN,
    /** Return the job of the lookup that was waited for. */
    SHARE,
    /** Fail like the lookup that was waited for. */
    NOT_FOUND,
    /** Call the service after the duration; the lease is held from now on. */
    CALL,
    /** Wait for the call of another lookup. */
    WAIT,
    /** Queue with the other lookups of this replica, for there is no call to make at once. */
    QUEUE,
    /** Fail: the rate limit allows no call within the duration. */
    REFUSE,
    /** Call the service at once, for Redis cannot be used. */
    CALL_DIRECTLY
  }

  static final LookupDecision WITHOUT_REDIS =
      new LookupDecision(Action.CALL_DIRECTLY, "", Duration.ZERO);

  static LookupDecision from(Object response) {
    List<?> parts = (List<?>) response;
    return new LookupDecision(
        Action.valueOf((String) parts.get(0)),
        (String) parts.get(1),
        Duration.of((Long) parts.get(2), MICROS));
  }
}
