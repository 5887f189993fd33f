package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Says at once when Redis is lost or back, then a line a minute for each kind; counts all. */
class RedisFailureLoggerTest {

  private static final Logger LOGGER = Logger.getLogger("io.harvestjob.adapters.redis");
  private final RuntimeException full = new JedisDataException("OOM\nand more");
  private final RuntimeException gone = new JedisConnectionException("reset");

  private final List<String> lines = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final Handler handler = new ListHandler();
  private final RedisFailureLogger log =
      new RedisFailureLogger(
          RedisSettings.of("redis://user:hunter2@localhost", "eu-west-1"), nanoTime::get);

  private final class ListHandler extends Handler {

    @Override
    public void publish(LogRecord logged) {
      levels.add(logged.getLevel());
      lines.add(new SimpleFormatter().formatMessage(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(handler);
  }

  @Test
  void saysWhereAndWhyInOneLineWithoutThePassword() {
    log.add(full);

    assertThat(lines)
        .containsExactly(
            "Redis at redis://***@localhost was not used ("
                + "redis.clients.jedis.exceptions.JedisDataException: OOM);"
                + " harvest jobs are looked up without it");
  }

  /** A server whose AUTH is renamed or disabled, as Redis 5 to 7 word it (measured on 7.0). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR unknown command 'AUTH', with args beginning with: 'user' 'hunter2' ",
        "ERR unknown command `AUTH`, with args beginning with: `hunter2`, "
      })
  void leavesOutTheArgumentsThatRedisRepeats(String message) {
    log.add(new JedisDataException(message));

    assertThat(lines.get(0)).contains("unknown command").doesNotContain("hunter2");
  }

  @Test
  void saysTheSameKindOnceAMinute() {
    log.add(full);
    nanoTime.addAndGet(SECONDS.toNanos(59));
    log.add(full);
    assertThat(lines).hasSize(1);

    nanoTime.addAndGet(SECONDS.toNanos(1));
    log.add(full);
    assertThat(lines).hasSize(2);
  }

  @Test
  void saysAnotherKindAtOnce() {
    log.add(full);
    log.add(gone);

    assertThat(lines).hasSize(2);
  }

  @Test
  void saysThatRedisIsUsedAgainAndThatItIsLostAgain() {
    log.add(gone);
    log.connected();
    nanoTime.addAndGet(SECONDS.toNanos(10));
    log.add(gone);

    assertThat(lines).hasSize(3).element(1).isEqualTo("Redis at redis://***@localhost is used");
    assertThat(levels).containsExactly(Level.WARNING, Level.WARNING, Level.WARNING);
  }

  @Test
  void saysLittleWhileRedisComesAndGoes() {
    for (int n = 0; n < 100; n++) {
      log.add(gone);
      log.connected();
      nanoTime.addAndGet(SECONDS.toNanos(1) / 20);
    }

    assertThat(lines).hasSize(2);
  }

  @Test
  void firstConnectionIsNoWarning() {
    log.connected();

    assertThat(levels).doesNotContain(Level.WARNING);
  }

  @Test
  void countsWhatItDoesNotSay() {
    log.add(full);
    log.add(full);

    assertThat(log.count()).isEqualTo(2);
  }
}
