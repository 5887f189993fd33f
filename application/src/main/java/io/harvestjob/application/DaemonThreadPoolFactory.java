package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/** Creates executors whose threads do not keep the JVM alive. */
final class DaemonThreadPoolFactory {

  private DaemonThreadPoolFactory() {}

  static ThreadPoolExecutor newThreadPool(int threads, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, 1, MINUTES, new LinkedBlockingQueue<>(), daemon(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  static ScheduledThreadPoolExecutor newScheduler(String name) {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, daemon(name));
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  /** A thread that serves one caller after another inherits the thread-locals of none. */
  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      return thread;
    };
  }
}
