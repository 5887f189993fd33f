package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureLoggerTest {

  private final RecordedFailureLog log = new RecordedFailureLog();
  private final AtomicLong nanoTime = new AtomicLong();
  private final FailureLogger logger = new FailureLogger(nanoTime::get);

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void logsEachKindOnceAMinute() {
    logger.log("A", "id-1", "m1", null);
    logger.log("A", "id-2", "m1", null);
    logger.log("B", "id-3", "m2", null);

    assertThat(log.messages()).containsExactly("m1 (A, request id-1)", "m2 (B, request id-3)");
  }

  @Test
  void logsAKindAgainAfterAMinute() {
    logger.log("A", "id-1", "m1", null);
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    logger.log("A", "id-2", "m1", null);

    assertThat(log.messages()).containsExactly("m1 (A, request id-1)", "m1 (A, request id-2)");
  }

  @Test
  void waitsAWholeMinuteWheneverTheFirstFailureWas() {
    nanoTime.set(Duration.ofHours(1).toNanos());
    logger.log("A", "id-1", "m1", null);
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    logger.log("A", "id-2", "m1", null);

    assertThat(log.messages()).hasSize(1);
  }
}
