package io.harvestjob.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisCredentials;

class RedisSettingsTest {

  static Stream<Arguments> urls() {
    return Stream.of(
        Arguments.of("redis://localhost", false, "localhost", 6379, 0),
        Arguments.of("redis://localhost/", false, "localhost", 6379, 0),
        Arguments.of("valkey://h:6380/1", false, "h", 6380, 1),
        Arguments.of("valkeys://h", true, "h", 6379, 0),
        Arguments.of("redis://my_redis", false, "my_redis", 6379, 0),
        Arguments.of(
            "rediss://user:p@my_cache.example.com:1/15", true, "my_cache.example.com", 1, 15),
        Arguments.of("redis://:password@[::1]:6379", false, "[::1]", 6379, 0));
  }

  @ParameterizedTest
  @MethodSource("urls")
  void takesTheUrlsOfRedisAndValkeyApart(
      String url, boolean tls, String host, int port, int database) {
    RedisUrl parsed = RedisUrl.parse(RedisSettings.of(url, "eu-west-1").url(), null);

    assertThat(parsed.tls()).isEqualTo(tls);
    assertThat(parsed.address()).isEqualTo(new HostAndPort(host, port));
    assertThat(parsed.database()).isEqualTo(database);
  }

  @ParameterizedTest
  @CsvSource({
    "redis://localhost,,",
    "redis://:password@[::1]:6379,, password",
    "redis://:@localhost,, ''",
    "rediss://user:p%40ss+%25@my_cache.example.com/15, user, p@ss+%",
  })
  void takesUserAndPasswordFromTheUrl(
      String url, @Nullable String user, @Nullable String password) {
    RedisCredentials credentials = RedisUrl.parse(url, null).credentials().get();

    assertThat(credentials.getUser()).isEqualTo(user);
    assertThat(credentials.getPassword())
        .isEqualTo(password == null ? null : password.toCharArray());
  }

  @ParameterizedTest
  @CsvSource({
    "'', begins with something else",
    "localhost:6379, begins with something else",
    "http://localhost, begins with something else",
    "redis:///, has no host",
    "redis://:6379, has no host",
    "redis:localhost, has no host",
    "redis://user@localhost, has a user without a password",
    "redis://localhost:port, port is no number",
    "redis://user:hunter2, port is no number",
    "redis://localhost:, port is no number",
    "redis://localhost:65536, port is no number up to 65535",
    "redis://localhost/one, database is no number",
    "redis://localhost?database=1, goes on with ?",
    "redis://user:pass#word@localhost, goes on with",
    "redis://my host, Illegal character",
  })
  void saysWhyItRefusesAUrl(String url, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of(url, "eu-west-1"))
        .withMessageStartingWith("url must be redis://HOST[:PORT][/DATABASE]")
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://user:hunter 2@localhost",
        "redis://user:hunter%zz@localhost",
        "redis://user:hun@hunter2@localhost/x",
        "http://user:hunter2@localhost",
        "redis://user:hunter2@localhost:port",
        "user:hunter2@localhost",
        "redis://user:hunter2",
        "redis://user:x?hunter2@localhost"
      })
  void showsNothingOfAUrlThatIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of(url, "eu-west-1"))
        .withNoCause()
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("hun"));
  }

  @Test
  void doesNotShowThePassword() {
    assertThat(
            RedisSettings.builder("redis://user:secret@localhost:6379", "eu-west-1")
                .passwordProvider(() -> "secret")
                .build())
        .hasToString("RedisSettings[url=redis://***@localhost:6379, namespace=eu-west-1]");
  }

  @Test
  void acceptsAUserWhosePasswordComesFromElsewhere() {
    RedisSettings settings =
        RedisSettings.builder("redis://app@localhost", "eu-west-1")
            .passwordProvider(() -> "secret")
            .build();

    RedisCredentials credentials =
        RedisUrl.parse(settings.url(), settings.passwordProvider()).credentials().get();

    assertThat(credentials.getUser()).isEqualTo("app");
    assertThat(credentials.getPassword()).isEqualTo("secret".toCharArray());
  }

  static Stream<Arguments> settingsOutOfRange() {
    return Stream.of(
        outOfRange("runningTtl", s -> s.runningTtl(Duration.ofMillis(-1))),
        outOfRange("lookupsPerSecond", s -> s.lookupsPerSecond(0)),
        outOfRange("lookupsPerSecond", s -> s.lookupsPerSecond(Double.NaN)),
        outOfRange("burst", s -> s.burst(0)),
        outOfRange("maxWait", s -> s.maxWait(Duration.ofMinutes(2))),
        outOfRange("leaseTime", s -> s.leaseTime(Duration.ofNanos(1))),
        outOfRange("timeout", s -> s.timeout(Duration.ofMinutes(1))));
  }

  private static Arguments outOfRange(String name, UnaryOperator<RedisSettings.Builder> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest
  @MethodSource("settingsOutOfRange")
  void namesTheSettingThatIsOutOfRange(String name, UnaryOperator<RedisSettings.Builder> change) {
    RedisSettings.Builder settings = RedisSettings.builder("redis://localhost", "eu-west-1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(settings).build())
        .withMessageStartingWith(name + " is out of range");
  }

  @Test
  void acceptsTheLimitsOfEachRange() {
    RedisSettings least =
        RedisSettings.builder("redis://localhost", "eu-west-1")
            .runningTtl(Duration.ZERO)
            .lookupsPerSecond(0.1)
            .burst(1)
            .maxWait(Duration.ofMillis(1))
            .leaseTime(Duration.ofMillis(1))
            .timeout(Duration.ofMillis(1))
            .build();
    RedisSettings most =
        RedisSettings.builder("redis://localhost", "eu-west-1")
            .runningTtl(Duration.ofDays(1))
            .lookupsPerSecond(10_000)
            .burst(10_000)
            .maxWait(Duration.ofMinutes(1))
            .leaseTime(Duration.ofMinutes(1))
            .timeout(Duration.ofSeconds(10))
            .build();

    assertThat(least.leaseTime()).isEqualTo(Duration.ofMillis(1));
    assertThat(most.leaseTime()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tested
  void namesTheSettingThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> RedisSettings.of(null, "eu-west-1"))
        .withMessage("url");
    assertThatNullPointerException()
        .isThrownBy(() -> RedisSettings.of("redis://localhost", null))
        .withMessage("namespace");
    assertThatNullPointerException()
        .isThrownBy(
            () -> RedisSettings.builder("redis://localhost", "eu-west-1").timeout(null).build())
        .withMessage("timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a{b}", "a*", "a\n"})
  void refusesANamespaceThatDoesNotFitIntoAKey(String namespace) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of("redis://localhost", namespace))
        .withMessageStartingWith("namespace is out of range");
  }
}
