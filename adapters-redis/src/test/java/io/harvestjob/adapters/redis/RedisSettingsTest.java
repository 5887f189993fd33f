package io.harvestjob.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://localhost:6380",
        "redis://localhost:6380/1",
        "redis://localhost/",
        "rediss://user:password@cache.example.com:6379/15",
        "redis://:password@[::1]:6379"
      })
  void acceptsTheUrlsOfTheClient(String url) {
    assertThat(RedisSettings.of(url, "eu-west-1").url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://localhost",
        "redis:///",
        "redis://user@localhost",
        "redis://localhost/one",
        "redis://localhost?database=1"
      })
  void refusesOtherUrls(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of(url, "eu-west-1"))
        .withMessageStartingWith("url must be redis://")
        .withMessageEndingWith("but was " + url.replace("user@", "***@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://user:hunter 2@localhost",
        "redis://user:hunter%zz@localhost",
        "redis://user:hun@hunter2@localhost/x",
        "http://user:hunter2@localhost",
        "redis://user:hunter2@localhost:port"
      })
  void doesNotShowThePasswordOfAUrlThatIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of(url, "eu-west-1"))
        .withNoCause()
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("hun"));
  }

  @Test
  void doesNotShowThePassword() {
    assertThat(RedisSettings.of("redis://user:secret@localhost:6379", "eu-west-1"))
        .hasToString("RedisSettings[url=redis://***@localhost:6379, namespace=eu-west-1]");
  }

  static Stream<Arguments> settingsOutOfRange() {
    return Stream.of(
        outOfRange("finishedTtl", s -> s.withFinishedTtl(Duration.ZERO)),
        outOfRange("runningTtl", s -> s.withRunningTtl(Duration.ofMillis(-1))),
        outOfRange("lookupsPerSecond", s -> s.withBudget(0, 1)),
        outOfRange("lookupsPerSecond", s -> s.withBudget(Double.NaN, 1)),
        outOfRange("burst", s -> s.withBudget(1, 0)),
        outOfRange("maxWait", s -> s.withMaxWait(Duration.ofMinutes(2))),
        outOfRange("leaseTime", s -> s.withLeaseTime(Duration.ofNanos(1))),
        outOfRange("timeout", s -> s.withTimeout(Duration.ofMinutes(1))));
  }

  private static Arguments outOfRange(String name, UnaryOperator<RedisSettings> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest
  @MethodSource("settingsOutOfRange")
  void namesTheSettingThatIsOutOfRange(String name, UnaryOperator<RedisSettings> change) {
    RedisSettings settings = RedisSettings.of("redis://localhost", "eu-west-1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(settings))
        .withMessageStartingWith(name + " is out of range");
  }

  @Test
  void acceptsTheLimitsOfEachRange() {
    RedisSettings least =
        RedisSettings.of("redis://localhost", "eu-west-1")
            .withFinishedTtl(Duration.ofMillis(1))
            .withRunningTtl(Duration.ZERO)
            .withBudget(0.1, 1)
            .withMaxWait(Duration.ofMillis(1))
            .withLeaseTime(Duration.ofMillis(1))
            .withTimeout(Duration.ofMillis(1));
    RedisSettings most =
        least
            .withFinishedTtl(Duration.ofDays(90))
            .withRunningTtl(Duration.ofDays(1))
            .withBudget(10_000, 10_000)
            .withMaxWait(Duration.ofMinutes(1))
            .withLeaseTime(Duration.ofMinutes(1))
            .withTimeout(Duration.ofSeconds(10));

    assertThat(least.leaseTime()).isEqualTo(Duration.ofMillis(1));
    assertThat(most.leaseTime()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a{b}", "a*", "a\n"})
  void refusesANamespaceThatDoesNotFitIntoAKey(String namespace) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of("redis://localhost", namespace))
        .withMessageStartingWith("namespace is out of range");
  }
}
