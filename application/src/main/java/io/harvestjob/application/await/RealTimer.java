package io.harvestjob.application.await;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

record RealTimer(ScheduledExecutorService scheduler) implements WaitTimer {

  RealTimer {
    requireNonNull(scheduler, "scheduler");
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Future<?> schedule(Runnable task, Duration delay) {
    return scheduler.schedule(task, delay.toNanos(), NANOSECONDS);
  }
}
