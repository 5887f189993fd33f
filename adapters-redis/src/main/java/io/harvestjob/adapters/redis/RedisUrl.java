package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Reads the URL of a Redis server, and shows it without user and password. */
final class RedisUrl {

  private static final int DEFAULT_PORT = 6379;
  private static final Pattern USER_INFO = Pattern.compile("//.*@");
  private static final Pattern DATABASE = Pattern.compile("/?|/\\d{1,5}");

  private RedisUrl() {}

  /**
   * @throws IllegalArgumentException without the text, which may hold a password
   */
  static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is not a URL: " + e.getReason());
    }
  }

  static void requireUsable(URI url) {
    requireNonNull(url, "url");
    if (!isUsable(url)) {
      throw new IllegalArgumentException(
          "url must be redis://[user:password@]host[:port][/database] or rediss://..., but was "
              + redacted(url));
    }
  }

  private static boolean isUsable(URI url) {
    return (JedisURIHelper.isRedisScheme(url) || JedisURIHelper.isRedisSSLScheme(url))
        && url.getHost() != null
        && (url.getUserInfo() == null || url.getUserInfo().contains(":"))
        && DATABASE.matcher(url.getPath()).matches()
        && url.getQuery() == null;
  }

  static String redacted(URI url) {
    return USER_INFO.matcher(url.toString()).replaceFirst("//***@");
  }

  static HostAndPort address(URI url) {
    return new HostAndPort(url.getHost(), url.getPort() < 0 ? DEFAULT_PORT : url.getPort());
  }

  static DefaultJedisClientConfig.Builder clientConfig(URI url) {
    return DefaultJedisClientConfig.builder()
        .user(JedisURIHelper.getUser(url))
        .password(JedisURIHelper.getPassword(url))
        .database(JedisURIHelper.getDBIndex(url))
        .sslOptions(JedisURIHelper.isRedisSSLScheme(url) ? SslOptions.defaults() : null);
  }
}
