package io.harvestjob.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisCredentials;

/** The parts of the URL of a Redis server. What refuses a URL shows nothing of it. */
record RedisUrl(
    boolean tls, HostAndPort address, int database, Supplier<RedisCredentials> credentials) {

  // a host may have an underscore, which URI does not take for one
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "((?<user>[^:@]+)?(:(?<password>[^@]*))?@)?(?<host>\\[.+]|[^:@]+)(:(?<port>.*))?");

  /**
   * @param passwordProvider is asked for the password of each connection, if there is one
   * @throws IllegalArgumentException saying what is wrong
   */
  static RedisUrl parse(String url, @Nullable Supplier<String> passwordProvider) {
    try {
      return parse(new URI(requireNonNull(url, "url")), passwordProvider);
    } catch (URISyntaxException e) {
      throw refused("%s at index %d".formatted(e.getReason(), e.getIndex()));
    }
  }

  private static RedisUrl parse(URI url, @Nullable Supplier<String> passwordProvider) {
    String scheme = requireNonNullElse(url.getScheme(), "");
    Matcher authority = AUTHORITY.matcher(requireNonNullElse(url.getRawAuthority(), ""));
    require(scheme.matches("rediss?|valkeys?"), "it begins with something else");
    require(authority.matches(), "it has no host");
    require(url.getRawQuery() == null && url.getRawFragment() == null, "it goes on with ? or #");
    String port = requireNonNullElse(authority.group("port"), "6379");
    return new RedisUrl(
        scheme.matches("rediss|valkeys"),
        new HostAndPort(authority.group("host"), number(port, 65_535, "port")),
        number("0" + url.getRawPath().replaceFirst("^/", ""), 99_999, "database"),
        credentials(authority, passwordProvider));
  }

  private static Supplier<RedisCredentials> credentials(
      Matcher authority, @Nullable Supplier<String> provider) {
    @Nullable String user = decoded(authority.group("user"));
    @Nullable String password = decoded(authority.group("password"));
    require(
        user == null || password != null || provider != null, "it has a user without a password");
    return () -> new DefaultRedisCredentials(user, provider == null ? password : provider.get());
  }

  private static int number(String text, int largest, String name) {
    require(
        text.matches("\\d{1,6}") && Integer.parseInt(text) <= largest,
        "its %s is no number up to %d".formatted(name, largest));
    return Integer.parseInt(text);
  }

  private static @Nullable String decoded(@Nullable String text) {
    return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw refused(otherwise);
    }
  }

  private static IllegalArgumentException refused(String problem) {
    return new IllegalArgumentException(
        "url must be redis://HOST[:PORT][/DATABASE], or rediss:// for TLS, or the same with valkey,"
            + " and may have a user, a colon, a password and an @ before the host, but "
            + problem);
  }

  static String redacted(String url) {
    return url.replaceFirst("//.*@", "//***@");
  }
}
