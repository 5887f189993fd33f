package io.harvestjob.adapters.redis;

import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.IOUtils;
import redis.clients.jedis.util.SafeEncoder;

/**
 * The connections to one server or cluster, which are given up together.
 *
 * @param client sends commands
 * @param subscription receives what is published
 */
record RedisSession(UnifiedJedis client, Connection subscription) implements AutoCloseable {

  /** Returns what is published next, or throws when the connection breaks. */
  String nextMessage() {
    List<?> message = (List<?>) subscription.getOne();
    return SafeEncoder.encode((byte[]) message.get(2));
  }

  @Override
  public void close() {
    IOUtils.closeQuietly(subscription);
    IOUtils.closeQuietly(client);
  }
}
