package io.harvestjob.adapters.redis;

import java.util.Set;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.SafeEncoder;

/** Connects to the server or the cluster, whichever is at the URL, and subscribes. */
record RedisConnector(RedisSettings settings) {

  private static final int MAX_CONNECTIONS = 32;

  /** Returns a session with a server that responds and takes writes, as only a primary does. */
  RedisSession connect() {
    RedisUrl url = RedisUrl.parse(settings.url(), settings.passwordProvider());
    JedisClientConfig config = config(url);
    Connection connection = new Connection(url.address(), config);
    try {
      Object hello = connection.executeCommand(Command.HELLO);
      subscribe(connection);
      return new RedisSession(createClient(hello, url.address(), config), connection);
    } catch (RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  private JedisClientConfig config(RedisUrl url) {
    return DefaultJedisClientConfig.builder()
        .credentialsProvider(url.credentials())
        .database(url.database())
        .sslOptions(url.tls() ? SslOptions.defaults() : null)
        .serverDefaultProtocol() // without a handshake: Jedis replaces a broken connection
        .timeoutMillis((int) settings.timeout().toMillis())
        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
        .build();
  }

  private void subscribe(Connection connection) {
    try {
      connection.sendCommand(
          Command.SUBSCRIBE, new RedisKeys(settings.namespace()).notificationsChannel());
      connection.getOne();
      connection.setTimeoutInfinite();
    } catch (JedisDataException e) {
      throw new JedisDataException("SUBSCRIBE: " + e.getMessage(), e);
    }
  }

  private static UnifiedJedis createClient(
      Object hello, HostAndPort address, JedisClientConfig config) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    String properties = String.valueOf(SafeEncoder.encodeObject(hello));
    if (properties.contains("mode, cluster")) {
      return RedisClusterClient.builder()
          .nodes(Set.of(address))
          .clientConfig(config)
          .poolConfig(pool)
          .build();
    }
    if (properties.contains("role, replica")) {
      throw new JedisDataException("The server is the replica of another");
    }
    return RedisClient.builder().hostAndPort(address).clientConfig(config).poolConfig(pool).build();
  }
}
