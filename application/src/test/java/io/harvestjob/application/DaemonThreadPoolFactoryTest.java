package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaemonThreadPoolFactoryTest {

  private final ScheduledThreadPoolExecutor pool = DaemonThreadPoolFactory.newThreadPool(4, "test");

  @AfterEach
  void shutDown() {
    pool.shutdownNow();
  }

  @Test
  void endsEveryThreadThatHasNothingToDo() {
    assertThat(pool.allowsCoreThreadTimeOut()).isTrue();
  }

  @Test
  void forgetsACancelledTaskAtOnce() {
    pool.schedule(() -> {}, 1, HOURS).cancel(false);

    assertThat(pool.getQueue()).isEmpty();
  }
}
