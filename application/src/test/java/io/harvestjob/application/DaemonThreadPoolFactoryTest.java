package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class DaemonThreadPoolFactoryTest {

  @Test
  void endsEveryThreadThatHasNothingToDo() {
    ThreadPoolExecutor pool = DaemonThreadPoolFactory.newThreadPool(4, "test");

    assertThat(pool.allowsCoreThreadTimeOut()).isTrue();
  }

  @Test
  void forgetsACancelledTaskAtOnce() {
    ScheduledThreadPoolExecutor scheduler = DaemonThreadPoolFactory.newScheduler("test");

    scheduler.schedule(() -> {}, 1, HOURS).cancel(false);
    assertThat(scheduler.getQueue()).isEmpty();
    scheduler.shutdownNow();
  }
}
