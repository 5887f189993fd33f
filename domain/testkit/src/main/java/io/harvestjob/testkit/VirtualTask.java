package io.harvestjob.testkit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A task of a {@link VirtualScheduler}. Its time changes only while it is in no queue. */
final class VirtualTask<V> extends FutureTask<V> implements ScheduledFuture<V> {

  private static final Comparator<VirtualTask<?>> ORDER =
      Comparator.<VirtualTask<?>>comparingLong(task -> task.nanoTime)
          .thenComparingLong(task -> task.sequence);

  private final VirtualScheduler scheduler;
  private final long period;
  private final long sequence;
  private volatile long nanoTime;

  /**
   * Creates a task.
   *
   * @param period nanoseconds between starts, or if negative between an end and the next start; 0
   *     for a task that runs once
   * @param sequence the number of tasks that were submitted before
   */
  VirtualTask(
      VirtualScheduler scheduler, Callable<V> callable, long nanoTime, long period, long sequence) {
    super(callable);
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
    this.period = period;
    this.sequence = sequence;
  }

  long nanoTime() {
    return nanoTime;
  }

  @Override
  public void run() {
    if (period == 0) {
      super.run();
    } else if (runAndReset()) {
      nanoTime = period > 0 ? nanoTime + period : scheduler.nanoTime() - period;
      scheduler.enqueue(this);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    scheduler.remove(this);
    return cancelled;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(nanoTime - scheduler.nanoTime(), NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return ORDER.compare(this, (VirtualTask<?>) other);
  }
}
