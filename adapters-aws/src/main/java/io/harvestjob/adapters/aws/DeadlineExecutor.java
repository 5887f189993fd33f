package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Runs calls on threads of its own, and returns at the deadline whatever a call is stuck in. The
 * SDK's own time-outs cannot break off a body that has begun and then stops (measured), nor a
 * look-up of a host name.
 */
final class DeadlineExecutor implements AutoCloseable {

  private final Duration timeout;
  private final ExecutorService executor = Executors.newCachedThreadPool(DeadlineExecutor::daemon);

  DeadlineExecutor(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Returns or throws what the call does, if it does so in time. Otherwise it is interrupted, and
   * its thread ends with the read it is stuck in.
   */
  <T> T call(Callable<T> call) throws ExecutionException, InterruptedException, TimeoutException {
    Future<T> result = executor.submit(call);
    try {
      return result.get(timeout.toNanos(), NANOSECONDS);
    } finally {
      result.cancel(true);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "harvestjob-aws");
    thread.setDaemon(true);
    return thread;
  }
}
