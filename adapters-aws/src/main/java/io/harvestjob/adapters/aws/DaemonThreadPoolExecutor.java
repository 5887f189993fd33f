package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Creates executors for what no time-out can break off: the lookup of a host name, a body that has
 * begun and then stops (measured). They have a bounded number of daemon threads, and none when
 * idle.
 */
final class DaemonExecutorFactory {

  private static final int MAX_THREADS = 32;

  private DaemonExecutorFactory() {}

  static ExecutorService create() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            10,
            SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonExecutorFactory::daemon);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "harvestjob-aws");
    thread.setDaemon(true);
    return thread;
  }
}
