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
    boolean tls,
    HostAndPort address,
    @Nullable String user,
    @Nullable String password,
    int database) {

  // a host may have an underscore, which URI does not take for one
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "((?<user>[^:@]+)?(:(?<password>[^@]*))?@)?(?<host>\\[.+]|[^:@]+)(:(?<port>.*))?");

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static RedisUrl parse(String url) {
    try {
      return parse(new URI(requireNonNull(url, "url")));
    } catch (URISyntaxException e) {
      throw refused("%s at index %d".formatted(e.getReason(), e.getIndex()));
    }
  }

  private static RedisUrl parse(URI url) {
    String scheme = requireNonNullElse(url.getScheme(), "");
    Matcher authority = AUTHORITY.matcher(requireNonNullElse(url.getRawAuthority(), ""));
    require(scheme.matches("rediss?|valkeys?"), "it begins with something else");
    require(authority.matches(), "it has no host");
    require(url.getRawQuery() == null && url.getRawFragment() == null, "it goes on with ? or #");
    String port = requireNonNullElse(authority.group("port"), "6379");
    return new RedisUrl(
        scheme.matches("rediss|valkeys"),
        new HostAndPort(authority.group("host"), number(port, 65_535, "port")),
        decoded(authority.group("user")),
        decoded(authority.group("password")),
        number("0" + url.getRawPath().replaceFirst("^/", ""), 99_999, "database"));
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

  void requirePassword(@Nullable Supplier<String> passwordProvider) {
    require(
        user == null || password != null || passwordProvider != null,
        "it has a user without a password");
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

  /** Returns the credentials for one connection; the password is asked for anew each time. */
  RedisCredentials credentials(@Nullable Supplier<String> passwordProvider) {
    return new DefaultRedisCredentials(
        user, passwordProvider == null ? password : passwordProvider.get());
  }
}
