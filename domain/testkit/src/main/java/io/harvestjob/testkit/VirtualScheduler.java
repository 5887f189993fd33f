package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler on the time of a {@link MutableClock}, so that a test of code that waits with
 * intervals and deadlines takes milliseconds. Tasks run one at a time, in the order of their times
 * and, for equal times, of their submission, with the clock at their time. Thread-safe.
 *
 * <p>An {@linkplain #automatic automatic} scheduler runs tasks on a daemon thread of its own. When
 * no task is due, it advances the clock to the next delayed task, but only while each thread that
 * has submitted a task is waiting, sleeping or has ended. So no time passes while a test prepares
 * several waits, and a test that blocks for a result gets it at once. Two things follow: time
 * stands still while such a thread spins, and if other tasks are pending, the clock may have moved
 * on when a blocked thread resumes. Periodic tasks alone do not let time pass.
 *
 * <p>A {@linkplain #manual manual} scheduler has no thread: {@link #advance} runs the tasks on the
 * calling thread.
 *
 * <p>The scheduler does not know of work on other threads. So the code under test should also use
 * it as its executor and read its {@link #nanoTime()}:
 *
 * <pre>{@code
 * AwaitHarvestJobService.builder(fake)
 *     .scheduler(virtual).executor(virtual).nanoTime(virtual::nanoTime).build()
 * }</pre>
 *
 * A task must not block until another task of the same scheduler has run.
 */
public final class VirtualScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {

  private static final long RECHECK_NANOS = 50_000;

  private final MutableClock clock;
  private final PriorityQueue<VirtualTask<?>> queue = new PriorityQueue<>();
  private final Set<Thread> submitters = new HashSet<>();
  private final @Nullable Thread worker;
  private long submitted;
  private boolean shutdown;

  private VirtualScheduler(MutableClock clock, boolean automatic) {
    this.clock = requireNonNull(clock, "clock");
    this.worker = automatic ? new Thread(this::runAll, "virtual-scheduler") : null;
    if (worker != null) {
      worker.setDaemon(true);
      worker.start();
    }
  }

  /** Creates a scheduler that advances the clock by itself; {@link #shutdown()} ends its thread. */
  public static VirtualScheduler automatic(MutableClock clock) {
    return new VirtualScheduler(clock, true);
  }

  /** Creates a scheduler that runs tasks only in {@link #advance}. */
  public static VirtualScheduler manual(MutableClock clock) {
    return new VirtualScheduler(clock, false);
  }

  /** Returns the {@linkplain MutableClock#nanoTime() nanoseconds of the clock}. */
  public long nanoTime() {
    return clock.nanoTime();
  }

  /** Returns how many tasks have not run yet, or will run again. */
  public synchronized int pendingTasks() {
    return queue.size();
  }

  /**
   * Advances the clock of a manual scheduler, and runs the tasks that become due on the calling
   * thread, each with the clock at its time.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   * @throws IllegalStateException if the scheduler is automatic
   */
  public void advance(Duration time) {
    if (worker != null) {
      throw new IllegalStateException("an automatic scheduler advances its clock by itself");
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, but was " + time);
    }
    long end = nanoTime() + time.toNanos();
    for (VirtualTask<?> task = pollUntil(end); task != null; task = pollUntil(end)) {
      advanceTo(task.nanoTime());
      task.run();
    }
    advanceTo(end);
  }

  private synchronized @Nullable VirtualTask<?> pollUntil(long end) {
    VirtualTask<?> first = queue.peek();
    return first == null || first.nanoTime() > end ? null : queue.poll();
  }

  private void advanceTo(long nanoTime) {
    clock.advance(Duration.ofNanos(Math.max(0, nanoTime - nanoTime())));
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // an executor has no result to return
  public void execute(Runnable command) {
    add(Executors.callable(command), 0, 0, NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(Executors.callable(command), delay, 0, unit);
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
    VirtualTask<V> task =
        new VirtualTask<>(
            this,
            callable,
            nanoTime() + Math.max(0, unit.toNanos(delay)),
            Long.signum(period) * unit.toNanos(Math.abs(period)));
    enqueue(task, true);
    return task;
  }

  /** Adds a task; a periodic task that was shut down while it ran is dropped. */
  synchronized void enqueue(VirtualTask<?> task, boolean isNew) {
    if (shutdown && isNew) {
      throw new RejectedExecutionException("the scheduler is shut down");
    }
    if (!shutdown) {
      task.setSequence(submitted++);
      queue.add(task);
      submitters.add(Thread.currentThread());
      notifyAll();
    }
  }

  synchronized void remove(VirtualTask<?> task) {
    queue.remove(task);
  }

  /** Refuses new tasks and drops all that have not run yet, periodic ones included. */
  @Override
  public void shutdown() {
    shutdownNow();
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    List<Runnable> dropped = new ArrayList<>(queue);
    queue.clear();
    shutdown = true;
    notifyAll();
    return dropped;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return isShutdown() && (worker == null || !worker.isAlive());
  }

  /** Waits in real time. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    if (worker != null && isShutdown()) {
      NANOSECONDS.timedJoin(worker, unit.toNanos(timeout));
    }
    return isTerminated();
  }

  private void runAll() {
    while (!isShutdown()) {
      VirtualTask<?> due = pollOrAdvance();
      if (due == null) {
        LockSupport.parkNanos(RECHECK_NANOS);
      } else {
        due.run();
        clearInterruptFlag();
      }
    }
  }

  /** A task that was cancelled while it ran must not interrupt the next one. */
  private static void clearInterruptFlag() {
    boolean unused = Thread.interrupted();
  }

  private synchronized @Nullable VirtualTask<?> pollOrAdvance() {
    awaitTask();
    VirtualTask<?> due = pollUntil(nanoTime());
    if (due == null && timeMayPass()) {
      advanceTo(queue.element().nanoTime());
      return queue.poll();
    }
    return due;
  }

  private synchronized void awaitTask() {
    try {
      while (queue.isEmpty() && !shutdown) {
        wait();
      }
    } catch (InterruptedException e) {
      shutdownNow(); // somebody has interrupted the thread of the scheduler
    }
  }

  private boolean timeMayPass() {
    submitters.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    return queue.stream().anyMatch(task -> !task.isPeriodic())
        && submitters.stream().allMatch(this::isWaiting);
  }

  private boolean isWaiting(Thread thread) {
    return thread == worker
        || thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }
}
