package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Makes threads that do not keep the JVM alive. Public only because Micronaut creates it by its
 * name.
 */
public final class DaemonThreadFactory implements ThreadFactory {

  static final String NAME = "harvestjob-http";

  private static final int IDLE_SECONDS = 10;

  /** Returns an executor that queues nothing and ends its threads when they have nothing to do. */
  static ExecutorService executor(int maxThreads) {
    return new ThreadPoolExecutor(
        0, maxThreads, IDLE_SECONDS, SECONDS, new SynchronousQueue<>(), new DaemonThreadFactory());
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
