package io.harvestjob.adapters.redis;

import static io.harvestjob.adapters.redis.RefusedCommandException.naming;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.SafeEncoder;

/** Connects to the server or the cluster, whichever is at the URL. */
final class RedisConnector {

  private static final int MAX_CONNECTIONS = 32;
  private static final int MAX_ATTEMPTS_IN_CLUSTER = 3;

  private final RedisSettings settings;
  private final RedisUrl url;
  private final String probe;
  private final JedisClientConfig config;

  /**
   * @param longestSilence after which a subscription is broken
   */
  RedisConnector(RedisSettings settings, Duration longestSilence) {
    this.settings = settings;
    this.url = RedisUrl.parse(settings.url());
    this.probe = new RedisKeys(settings.namespace()).probe();
    this.config = config(longestSilence);
  }

  /** Without a handshake, because Jedis replaces a broken connection before it fails. */
  private JedisClientConfig config(Duration longestSilence) {
    return DefaultJedisClientConfig.builder()
        .credentialsProvider(() -> url.credentials(settings.passwordProvider()))
        .database(url.database())
        .sslOptions(url.tls() ? SslOptions.defaults() : null)
        .serverDefaultProtocol()
        .timeoutMillis((int) settings.timeout().toMillis())
        .blockingSocketTimeoutMillis((int) longestSilence.toMillis())
        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
        .build();
  }

  /** Returns a session with a server that responds and takes writes, as only a primary does. */
  RedisSession connect() {
    Connection connection = new Connection(url.address(), config);
    try {
      UnifiedJedis client = isCluster(connection) ? createClusterClient() : createServerClient();
      return new RedisSession(probed(client), connection);
    } catch (RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  private static boolean isCluster(Connection connection) {
    connection.sendCommand(Protocol.Command.HELLO);
    Object properties = SafeEncoder.encodeObject(naming("HELLO", connection::getOne));
    return properties instanceof List<?> list && list.contains("cluster");
  }

  private UnifiedJedis probed(UnifiedJedis client) {
    try {
      naming("DEL", () -> client.del(probe));
      return client;
    } catch (RuntimeException | Error e) {
      client.close();
      throw e;
    }
  }

  private UnifiedJedis createServerClient() {
    return RedisClient.builder()
        .hostAndPort(url.address())
        .clientConfig(config)
        .poolConfig(poolConfig())
        .build();
  }

  private UnifiedJedis createClusterClient() {
    return RedisClusterClient.builder()
        .nodes(Set.of(url.address()))
        .clientConfig(config)
        .poolConfig(poolConfig())
        .maxAttempts(MAX_ATTEMPTS_IN_CLUSTER)
        .maxTotalRetriesDuration(settings.timeout())
        .build();
  }

  private static ConnectionPoolConfig poolConfig() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    return pool;
  }
}
