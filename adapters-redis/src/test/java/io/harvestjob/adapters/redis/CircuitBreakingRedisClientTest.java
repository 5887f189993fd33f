package io.harvestjob.adapters.redis;

import static io.harvestjob.adapters.redis.RedisFailureReason.BUSY;
import static io.harvestjob.adapters.redis.RedisFailureReason.NOT_UNDERSTOOD;
import static io.harvestjob.adapters.redis.RedisFailureReason.REFUSED;
import static io.harvestjob.adapters.redis.RedisFailureReason.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What becomes of a client, and of its caller, when a command fails. */
@Timeout(60)
class CircuitBreakingRedisClientTest {

  private static final RedisServerProcess SERVER = RedisServerProcess.start();

  private final RedisSettings settings =
      RedisSettings.of(SERVER.url(), "test").withTimeout(Duration.ofSeconds(5));
  private final RedisFailureLogger failures =
      new RedisFailureLogger(settings, "it goes on without", System::nanoTime);
  private final CircuitBreakingRedisClient client =
      new CircuitBreakingRedisClient(new RedisClientFactory(settings), failures, "probe", () -> {});

  @AfterEach
  void close() {
    client.close();
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  private Optional<Object> fail(RuntimeException failure) {
    client.check();
    return client.execute(
        redis -> {
          throw failure;
        });
  }

  private Stream<RedisFailureReason> counted() {
    return Stream.of(RedisFailureReason.values()).filter(reason -> failures.count(reason) > 0);
  }

  static Stream<Arguments> failuresAndReasons() {
    return Stream.of(
        Arguments.of(new JedisConnectionException("reset"), UNREACHABLE),
        Arguments.of(new JedisClusterOperationException("no node is left"), UNREACHABLE),
        Arguments.of(new JedisDataException("OOM"), REFUSED),
        Arguments.of(new JedisException("the pool is exhausted"), BUSY),
        Arguments.of(new ClassCastException("no text"), NOT_UNDERSTOOD));
  }

  @ParameterizedTest
  @MethodSource("failuresAndReasons")
  void returnsNothingAndCountsWhyRedisWasNotUsed(
      RuntimeException failure, RedisFailureReason reason) {
    assertThat(fail(failure)).isEmpty();

    assertThat(counted()).containsExactly(reason);
  }

  @Test
  void keepsTheInterruptOfACallerWhoWaitedForAConnection() {
    assertThat(fail(new JedisException(new InterruptedException()))).isEmpty();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(counted()).isEmpty();
  }

  @Test
  void staysClosedWhenACheckComesLate() {
    client.close();

    client.check();

    assertThat(client.execute(UnifiedJedis::ping)).isEmpty();
    assertThat(counted()).isEmpty();
  }
}
