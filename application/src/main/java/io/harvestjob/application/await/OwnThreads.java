package io.harvestjob.application.await;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/** One thread that keeps the time and a few that look; none keeps the JVM alive. */
final class OwnThreads implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, daemon("harvestjob-wait-timer"));
  private final ExecutorService lookups;

  OwnThreads(WaitLimits limits) {
    timer.setRemoveOnCancelPolicy(true);
    lookups =
        Executors.newFixedThreadPool(limits.lookupsAtOnce(), daemon("harvestjob-wait-lookup"));
  }

  WaitTimer timer() {
    return WaitTimer.on(timer);
  }

  ExecutorService lookups() {
    return lookups;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    lookups.shutdownNow();
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
