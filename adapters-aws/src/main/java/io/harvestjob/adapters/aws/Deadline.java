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
 * Lets a caller go when its time is over, whatever the call is stuck in. The SDK's own time-outs
 * cannot break off a body that has begun and then stops (measured), nor a look-up of a host name.
 */
final class Deadline implements AutoCloseable {

  private final Duration timeout;
  private final ExecutorService threads = Executors.newCachedThreadPool(Deadline::daemon);

  Deadline(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * What the call returns or throws, if it does so in time. Otherwise it is interrupted, and its
   * thread ends with the read it is stuck in.
   */
  <T> T within(Callable<T> call) throws ExecutionException, InterruptedException, TimeoutException {
    Future<T> result = threads.submit(call);
    try {
      return result.get(timeout.toNanos(), NANOSECONDS);
    } finally {
      result.cancel(true);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "harvestjob-aws");
    thread.setDaemon(true);
    return thread;
  }
}
