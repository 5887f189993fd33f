package io.harvestjob.adapters.redis;

import static io.harvestjob.adapters.redis.RedisFailureReason.BUSY;
import static io.harvestjob.adapters.redis.RedisFailureReason.REFUSED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One line a minute for each reason, and a count of all. */
class RedisFailureLoggerTest {

  private static final Logger LOGGER = Logger.getLogger("io.harvestjob.adapters.redis");
  private final Exception cause = new IllegalStateException("OOM\nand more");

  private final List<String> lines = new ArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final Handler handler = new ListHandler();
  private final RedisFailureLogger log =
      new RedisFailureLogger(
          RedisSettings.of("redis://user:hunter2@localhost", "eu-west-1"),
          "it goes on without",
          nanoTime::get);

  private final class ListHandler extends Handler {

    @Override
    public void publish(LogRecord logged) {
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
    log.add(REFUSED, cause);

    assertThat(lines)
        .containsExactly(
            "Redis at redis://***@localhost was not used (REFUSED: "
                + "java.lang.IllegalStateException: OOM); it goes on without");
  }

  @Test
  void saysTheSameReasonOnceAMinute() {
    log.add(REFUSED, cause);
    nanoTime.addAndGet(SECONDS.toNanos(59));
    log.add(REFUSED, cause);
    assertThat(lines).hasSize(1);

    nanoTime.addAndGet(SECONDS.toNanos(1));
    log.add(REFUSED, cause);
    assertThat(lines).hasSize(2);
  }

  @Test
  void saysAnotherReasonAtOnce() {
    log.add(REFUSED, cause);
    log.add(BUSY, cause);

    assertThat(lines).hasSize(2);
  }

  @Test
  void countsWhatItDoesNotSay() {
    log.add(REFUSED, cause);
    log.add(REFUSED, cause);

    assertThat(log.count(REFUSED)).isEqualTo(2);
    assertThat(log.count(BUSY)).isZero();
  }
}
