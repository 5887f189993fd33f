package io.harvestjob.application.await;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Time that passes when the test says so; what is due runs on the test's thread, in order. */
final class VirtualTime implements WaitTimer, Executor {

  private static final long NEARLY_OVERFLOWN = Long.MAX_VALUE - 1;

  private final NavigableSet<Due> agenda =
      new TreeSet<>(comparingLong((Due due) -> due.at).thenComparingLong(due -> due.number));
  private long now;
  private long number;
  private long ran;

  @Override
  public long nanoTime() {
    return NEARLY_OVERFLOWN + now;
  }

  @Override
  public Future<?> schedule(Runnable task, Duration delay) {
    Due due = new Due(task, now + delay.toNanos());
    agenda.add(due);
    return due;
  }

  /** Runs {@code task} now, after what was handed over before. */
  @Override
  public void execute(Runnable task) {
    after(Duration.ZERO).execute(task);
  }

  /** Runs what it is handed when {@code delay} has passed. */
  Executor after(Duration delay) {
    return task -> agenda.add(new Due(task, now + delay.toNanos()));
  }

  /** Since the start. */
  Duration elapsed() {
    return Duration.ofNanos(now);
  }

  /** How many tasks were run. */
  long ran() {
    return ran;
  }

  /** How many tasks are still to be run. */
  int pending() {
    return agenda.size();
  }

  /** Runs all that is due until then, each at its time. */
  void pass(Duration duration) {
    long until = now + duration.toNanos();
    while (!agenda.isEmpty() && agenda.first().at <= until) {
      run(agenda.pollFirst());
    }
    now = until;
  }

  /** Runs what is due now. */
  void pass() {
    pass(Duration.ZERO);
  }

  private void run(Due due) {
    now = due.at;
    ran++;
    due.run();
    try {
      due.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  private final class Due extends FutureTask<Void> {

    private final long at;
    private final long number = VirtualTime.this.number++;

    Due(Runnable task, long at) {
      super(task, null);
      this.at = at;
    }

    @Override
    protected void done() {
      agenda.remove(this);
    }
  }
}
