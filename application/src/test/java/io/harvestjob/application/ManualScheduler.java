package io.harvestjob.application;

import static java.util.Comparator.comparingLong;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time that passes when the test says so; what is due runs on the test's thread, in order. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {

  private static final long NEARLY_OVERFLOWN = Long.MAX_VALUE - 1;

  private final NavigableSet<Task> tasks =
      new TreeSet<>(comparingLong((Task task) -> task.at).thenComparingLong(task -> task.number));
  private long now;
  private long nextNumber;
  private long ran;

  ManualScheduler() {
    super(0);
  }

  long nanoTime() {
    return NEARLY_OVERFLOWN + now;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Task task = new Task(command, now + unit.toNanos(delay));
    tasks.add(task);
    return task;
  }

  /** Runs {@code command} now, after what was handed over before. */
  @Override
  public void execute(Runnable command) {
    after(Duration.ZERO).execute(command);
  }

  /** Runs what it is handed when {@code delay} has passed. */
  Executor after(Duration delay) {
    return command -> tasks.add(new Task(command, now + delay.toNanos()));
  }

  /** The time since the start. */
  Duration elapsed() {
    return Duration.ofNanos(now);
  }

  /** How many tasks were run. */
  long ran() {
    return ran;
  }

  /** How many tasks are still to be run. */
  int pending() {
    return tasks.size();
  }

  /** Runs all that is due until then, each at its time. */
  void pass(Duration duration) {
    long until = now + duration.toNanos();
    while (!tasks.isEmpty() && tasks.first().at <= until) {
      run(tasks.pollFirst());
    }
    now = until;
  }

  /** Runs what is due now. */
  void pass() {
    pass(Duration.ZERO);
  }

  private void run(Task task) {
    now = task.at;
    ran++;
    task.run();
    try {
      task.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

    private final long at;
    private final long number = nextNumber++;

    Task(Runnable command, long at) {
      super(command, null);
      this.at = at;
    }

    @Override
    protected void done() {
      tasks.remove(this);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - now, NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(NANOSECONDS), other.getDelay(NANOSECONDS));
    }
  }
}
