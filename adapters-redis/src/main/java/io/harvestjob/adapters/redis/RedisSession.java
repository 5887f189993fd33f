package io.harvestjob.adapters.redis;

import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.IOUtils;

/**
 * The connections to one server or cluster, which are given up together.
 *
 * @param client sends commands
 * @param subscription receives what is published
 */
record RedisSession(UnifiedJedis client, Connection subscription) implements AutoCloseable {

  /** Listens until the connection breaks. */
  void subscribe(JedisPubSub listener, String channel) {
    try {
      listener.proceed(subscription, channel);
    } catch (JedisDataException e) {
      throw new JedisDataException("SUBSCRIBE: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    IOUtils.closeQuietly(subscription);
    IOUtils.closeQuietly(client);
  }
}
