package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Creates executors whose threads do not keep the JVM alive, and end when they are idle. */
final class DaemonThreadPoolFactory {

  private DaemonThreadPoolFactory() {}

  static ScheduledThreadPoolExecutor newThreadPool(int threads, String name) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(threads, task -> newDaemon(task, name));
    pool.setKeepAliveTime(1, MINUTES);
    pool.allowCoreThreadTimeOut(true);
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  /** A thread that serves one caller after another inherits the thread-locals of none. */
  private static Thread newDaemon(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
