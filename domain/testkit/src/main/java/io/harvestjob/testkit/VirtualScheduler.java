package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A scheduler on the time of a {@link MutableClock}, so that a test of code that waits with
 * intervals and deadlines takes milliseconds. Tasks run one at a time, in the order of their times
 * and, for equal times, of their submission, with the clock at their time. A task that repeats
 * keeps the place of its submission, as in the schedulers of the JDK. Thread-safe.
 *
 * <p>An {@linkplain #automatic automatic} scheduler is for code that blocks until its tasks have
 * run. It runs them on a daemon thread of its own: whenever none is due, the clock jumps to the
 * next. A {@linkplain #manual manual} scheduler is for code that returns at once, as with a future.
 * It has no thread: {@link #advance} runs the tasks on the calling thread.
 *
 * <p>An automatic scheduler does not see whether other threads run or wait. It lets no time pass
 * within a task, but any time may pass between two calls of another thread, until no task is left.
 * So code that schedules its time-out before it submits what may time out can see the time-out
 * first, unless it does both within a task; and a test cannot act at a certain time, except by a
 * task that it has scheduled.
 *
 * <p>The scheduler does not know of work on other threads. So the code under test should also use
 * it as its executor and read its {@link #nanoTime()}:
 *
 * <pre>{@code
 * AwaitHarvestJobService.builder(fake)
 *     .scheduler(virtual).executor(virtual).nanoTime(virtual::nanoTime).build()
 * }</pre>
 *
 * A task must not block until another task of the same scheduler has run. A delay of more than 292
 * years is one without end: its task never runs. What the pool that it is can be set to, such as a
 * number of threads, must be left as it is.
 */
public final class VirtualScheduler extends ThreadPoolExecutor implements ScheduledExecutorService {

  private static final long NEVER = Long.MAX_VALUE;

  private final MutableClock clock;
  private final AtomicLong submitted = new AtomicLong();

  private VirtualScheduler(MutableClock clock) {
    super(1, 1, 0, NANOSECONDS, new PriorityBlockingQueue<>(), VirtualScheduler::newDaemonThread);
    this.clock = requireNonNull(clock, "clock");
  }

  private static Thread newDaemonThread(Runnable worker) {
    Thread thread = new Thread(worker, "virtual-scheduler");
    thread.setDaemon(true);
    return thread;
  }

  /** Creates a scheduler that advances the clock by itself; {@link #shutdown()} ends its thread. */
  public static VirtualScheduler automatic(MutableClock clock) {
    VirtualScheduler scheduler = new VirtualScheduler(clock);
    scheduler.prestartCoreThread();
    return scheduler;
  }

  /** Creates a scheduler that runs tasks only in {@link #advance}. */
  public static VirtualScheduler manual(MutableClock clock) {
    return new VirtualScheduler(clock);
  }

  /** Returns the {@linkplain MutableClock#nanoTime() nanoseconds of the clock}. */
  public long nanoTime() {
    return clock.nanoTime();
  }

  /**
   * Advances the clock of a manual scheduler, and runs the tasks that become due on the calling
   * thread, each with the clock at its time.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   * @throws IllegalStateException if the scheduler is automatic
   */
  public void advance(Duration time) {
    if (getLargestPoolSize() > 0) {
      throw new IllegalStateException("an automatic scheduler advances its clock by itself");
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, but was " + time);
    }
    long end = nanoTime() + time.toNanos();
    while (getQueue().peek() instanceof VirtualTask<?> next && next.nanoTime() <= end) {
      if (remove(next)) { // no other thread has taken or dropped it meanwhile
        advanceTo(next.nanoTime());
        next.run();
      }
    }
    advanceTo(end);
  }

  @Override
  protected void beforeExecute(Thread worker, Runnable task) {
    advanceTo(((VirtualTask<?>) task).nanoTime());
  }

  private void advanceTo(long nanoTime) {
    clock.advance(Duration.ofNanos(Math.max(0, nanoTime - nanoTime())));
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // an executor has no result to return
  public void execute(Runnable command) {
    schedule(command, 0, NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, delay, 0, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return add(Executors.callable(command), initialDelay, requirePositive(period), unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return add(Executors.callable(command), initialDelay, -requirePositive(delay), unit);
  }

  private static long requirePositive(long period) {
    if (period <= 0) {
      throw new IllegalArgumentException("period must be positive, but was " + period);
    }
    return period;
  }

  private <V> VirtualTask<V> add(Callable<V> callable, long delay, long period, TimeUnit unit) {
    if (isShutdown()) {
      throw new RejectedExecutionException("the scheduler is shut down");
    }
    long due = nanoTime() + Math.min(Math.max(0, unit.toNanos(delay)), NEVER - nanoTime());
    VirtualTask<V> task =
        new VirtualTask<>(this, callable, due, unit.toNanos(period), submitted.getAndIncrement());
    enqueue(task);
    return task;
  }

  /** Adds a task, unless it never runs or the scheduler has been shut down meanwhile. */
  synchronized void enqueue(VirtualTask<?> task) {
    if (task.nanoTime() < NEVER && !isShutdown()) {
      getQueue().add(task);
    }
  }

  /** Refuses new tasks and drops all that have not run yet, periodic ones included. */
  @Override
  public synchronized void shutdown() {
    getQueue().clear();
    super.shutdown();
  }

  /**
   * Does what {@link #shutdown()} does, and interrupts the task that runs on the thread of an
   * automatic scheduler. Returns the dropped tasks, without those whose delay has no end.
   */
  @Override
  public synchronized List<Runnable> shutdownNow() {
    return super.shutdownNow();
  }
}
