package io.harvestjob.application.await;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where waits take their time from: real time, or that of a test. Implementations are thread-safe.
 */
public interface WaitTimer {

  /** Nanoseconds since any fixed moment; they never go back. */
  long nanoTime();

  /**
   * Runs {@code task} once, when {@code delay} has passed and not before this returns.
   *
   * @return to cancel it with
   */
  Future<?> schedule(Runnable task, Duration delay);

  /** Real time, on a scheduler that the caller keeps owning and runs until the waits are closed. */
  static WaitTimer on(ScheduledExecutorService scheduler) {
    return new RealTimer(scheduler);
  }
}
