package io.harvestjob.adapters.redis;

import static io.harvestjob.adapters.redis.RefusedCommandException.naming;

import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.IOUtils;

/**
 * The connections to one server or cluster, which are given up together.
 *
 * @param client sends commands
 * @param subscription receives what is published
 */
record RedisSession(UnifiedJedis client, Connection subscription) implements AutoCloseable {

  /** Listens until the connection breaks. */
  void subscribe(JedisPubSub listener, Set<String> channels) {
    var unused =
        naming(
            "SUBSCRIBE",
            () -> {
              listener.proceed(subscription, channels.toArray(String[]::new));
              return channels;
            });
  }

  @Override
  public void close() {
    IOUtils.closeQuietly(subscription);
    IOUtils.closeQuietly(client);
  }
}
