package io.harvestjob.adapters.redis;

import java.time.Duration;
import java.util.Set;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** Makes clients for a server or a cluster, whichever is at the URL. */
final class RedisClientFactory {

  private static final int MAX_CONNECTIONS = 32;
  private static final int MAX_ATTEMPTS_IN_CLUSTER = 3;
  private static final int IDLE_SUBSCRIPTION_MILLIS = 5_000;

  private final HostAndPort address;
  private final JedisClientConfig config;
  private final Duration timeout;

  RedisClientFactory(RedisSettings settings) {
    this.address = RedisUrl.address(settings.url());
    this.timeout = settings.timeout();
    // without a handshake (HELLO), because Jedis replaces a broken connection before it fails
    this.config =
        RedisUrl.clientConfig(settings.url())
            .serverDefaultProtocol()
            .timeoutMillis((int) timeout.toMillis())
            .blockingSocketTimeoutMillis(IDLE_SUBSCRIPTION_MILLIS)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .build();
  }

  /** Returns a client that was connected, so it throws if there is nothing to connect to. */
  UnifiedJedis createClient() {
    return isCluster() ? createClusterClient() : createServerClient();
  }

  /** Returns a connection of its own, for a subscription. */
  Connection createConnection() {
    return new Connection(address, config);
  }

  private boolean isCluster() {
    try (Connection connection = createConnection()) {
      connection.sendCommand(Protocol.Command.INFO, "cluster");
      return connection.getBulkReply().contains("cluster_enabled:1");
    }
  }

  private UnifiedJedis createServerClient() {
    return RedisClient.builder()
        .hostAndPort(address)
        .clientConfig(config)
        .poolConfig(poolConfig())
        .build();
  }

  private UnifiedJedis createClusterClient() {
    return RedisClusterClient.builder()
        .nodes(Set.of(address))
        .clientConfig(config)
        .poolConfig(poolConfig())
        .maxAttempts(MAX_ATTEMPTS_IN_CLUSTER)
        .maxTotalRetriesDuration(timeout)
        .build();
  }

  private ConnectionPoolConfig poolConfig() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setMaxWait(timeout);
    return pool;
  }
}
