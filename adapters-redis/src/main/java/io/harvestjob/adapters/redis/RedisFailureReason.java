package io.harvestjob.adapters.redis;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceUnavailableException;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Why Redis could not be used for a lookup, which was then made without it. */
public enum RedisFailureReason {
  /** Redis could not be connected to, or did not respond in time. */
  UNREACHABLE,
  /** Redis responded with an error, for instance because it is full or wants a password. */
  REFUSED,
  /** Too many lookups of this replica were asking Redis. */
  BUSY,
  /** What Redis responded, or what was stored there, made no sense. */
  NOT_UNDERSTOOD;

  static RedisFailureReason of(Throwable failure) {
    if (failure instanceof JedisConnectionException
        || failure instanceof JedisClusterOperationException
        || (failure instanceof NoUsableResponseException e && e.reason() == Reason.TIMED_OUT)) {
      return UNREACHABLE;
    }
    if (failure instanceof JedisDataException) {
      return REFUSED;
    }
    return failure instanceof ServiceUnavailableException ? BUSY : NOT_UNDERSTOOD;
  }
}
