package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisDataException;

/** Silence alone ends no subscription; a server that does not respond does. */
@Timeout(60)
class RedisSubscriptionTest {

  private static final Logger LOGGER = Logger.getLogger("io.harvestjob.adapters.redis");

  private final RedisServerProcess server = RedisServerProcess.start();
  private final RedisSettings settings =
      RedisSettings.builder(server.url(), UUID.randomUUID().toString())
          .timeout(Duration.ofSeconds(5))
          .build();
  private final RedisFailureLogger failures = new RedisFailureLogger(settings, System::nanoTime);
  private final CountDownLatch lost = new CountDownLatch(1);
  private final ReconnectingRedisClient redis =
      new ReconnectingRedisClient(settings, Duration.ofSeconds(6), failures, lost::countDown);

  @AfterEach
  void stop() {
    LOGGER.setFilter(null);
    redis.close();
    server.close();
  }

  private void start() {
    redis.start(Map.of("results", message -> {}, "notifications", message -> {}));
  }

  @Test
  void isKeptWhileNothingIsPublished() throws InterruptedException {
    start();

    assertThat(lost.await(8, SECONDS)).as("lost").isFalse();
    assertThat(failures.count()).isZero();
  }

  /** As a full Redis is, which refuses one command after another. */
  @Test
  void isNotLoggedAsBackWhileItIsKept() throws InterruptedException {
    List<String> lines = new CopyOnWriteArrayList<>();
    LOGGER.setFilter(line -> lines.add(line.getMessage()));
    start();
    failures.add(new JedisDataException("OOM"));

    assertThat(lost.await(3, SECONDS)).as("lost").isFalse();
    assertThat(lines).singleElement().asString().contains("was not used");
  }

  @Test
  void isGivenUpWithoutALookupWhenTheServerStopsToRespond() throws InterruptedException {
    start();
    server.pause();

    assertThat(lost.await(30, SECONDS)).as("lost").isTrue();

    server.resume();
    assertThat(failures.count()).isPositive();
  }
}
