package io.harvestjob.adapters.redis;

/** Why Redis could not be used for a lookup, which was then made without it. */
public enum RedisFailureReason {
  /** Redis could not be connected to, or did not respond in time. */
  UNREACHABLE,
  /** Redis responded with an error, for instance because it is full or wants a password. */
  REFUSED,
  /** All connections of this replica were in use. */
  BUSY,
  /** What Redis responded, or what was stored there, made no sense. */
  NOT_UNDERSTOOD
}
