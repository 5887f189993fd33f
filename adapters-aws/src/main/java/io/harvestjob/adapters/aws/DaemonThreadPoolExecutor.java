package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Executes what no time-out can break off: the lookup of a host name, a body that has begun and
 * then stops (measured). It has a bounded number of daemon threads, and none when idle.
 */
final class DaemonThreadPoolExecutor extends ThreadPoolExecutor {

  private static final int MAX_THREADS = 32;

  private final Set<Runnable> running = ConcurrentHashMap.newKeySet();

  DaemonThreadPoolExecutor() {
    super(
        MAX_THREADS,
        MAX_THREADS,
        10,
        SECONDS,
        new LinkedBlockingQueue<>(),
        DaemonThreadPoolExecutor::daemon);
    allowCoreThreadTimeOut(true);
  }

  /** Cancels the tasks too, so that nobody waits for one that is stuck. */
  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> waiting = super.shutdownNow();
    waiting.forEach(DaemonThreadPoolExecutor::cancel);
    running.forEach(DaemonThreadPoolExecutor::cancel);
    return waiting;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    running.add(task);
    if (isShutdown()) {
      cancel(task);
    }
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
    running.remove(task);
  }

  private static void cancel(Runnable task) {
    if (task instanceof Future<?> future) {
      future.cancel(true);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "harvestjob-aws");
    thread.setDaemon(true);
    return thread;
  }
}
