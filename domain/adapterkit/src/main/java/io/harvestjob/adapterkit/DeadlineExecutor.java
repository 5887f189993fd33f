package io.harvestjob.adapterkit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives calls a deadline that holds whatever they hang in: a resolver, a proxy, a body. A call runs
 * on another thread than its caller's, without its thread-locals; what does not end in time is
 * interrupted and left behind.
 *
 * <p>There is no queue: a call that waited for others to end would be late itself. Thread-safe.
 */
public final class DeadlineExecutor implements Executor, AutoCloseable {

  /** How many calls may run at once on threads of the executor's own. */
  public static final int MAX_CONCURRENT_CALLS = 512;

  private static final long IDLE_SECONDS = 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Executor threads;
  private final Runnable closeThreads;

  private DeadlineExecutor(Executor threads, Runnable closeThreads) {
    this.threads = threads;
    this.closeThreads = closeThreads;
  }

  /**
   * Creates an executor with at most {@value #MAX_CONCURRENT_CALLS} daemon threads of its own,
   * which end when they have been idle for ten seconds, and when it is closed.
   *
   * @param threadName the name of each thread
   */
  public static DeadlineExecutor create(String threadName) {
    return create(threadName, MAX_CONCURRENT_CALLS);
  }

  /**
   * Creates an executor with at most so many daemon threads of its own, which end when they have
   * been idle for ten seconds, and when it is closed.
   *
   * @param threadName the name of each thread
   */
  public static DeadlineExecutor create(String threadName, int maxConcurrentCalls) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            0,
            maxConcurrentCalls,
            IDLE_SECONDS,
            SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, threadName));
    return new DeadlineExecutor(pool, pool::shutdownNow);
  }

  /** A thread that serves one caller after another inherits the thread-locals of none. */
  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns an executor over the threads of the caller, who closes them; without any, one like that
   * of {@link #create(String)}.
   *
   * @param threads must start a call at once, and on another thread: neither a call that waits in a
   *     queue nor one on the thread of its caller has a deadline
   * @param threadName the name of each thread that is not the caller's
   */
  public static DeadlineExecutor of(@Nullable Executor threads, String threadName) {
    return threads == null ? create(threadName) : new DeadlineExecutor(threads, () -> {});
  }

  /**
   * Returns what {@code call} returns, or throws what it throws. A caller that is a thread of a
   * {@link java.util.concurrent.ForkJoinPool}, as in a parallel stream, does not keep the pool from
   * work that the call may need, such as that of the JDK's HTTP client.
   *
   * @param timeout how long the caller waits
   * @param url what is called, for the message of an error
   * @throws NoUsableResponseException with the reason {@code TIMED_OUT}, or with {@code
   *     INTERRUPTED} if the calling thread is interrupted, whose flag is then set
   * @throws io.harvestjob.domain.ServiceUnavailableException if too many calls run already
   * @throws IllegalStateException if the executor is closed, also while the call runs
   */
  public <T> T call(Supplier<T> call, Duration timeout, String url) {
    CompletableFuture<Supplier<T>> outcome = new CompletableFuture<>();
    FutureTask<?> task = new FutureTask<>(() -> outcome.complete(outcomeOf(call)), null);
    try {
      execute(task);
      CompletableFuture.anyOf(outcome, closed).get(NANOSECONDS.convert(timeout), NANOSECONDS);
      return outcome.join().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Closed", e);
    } catch (TimeoutException e) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, "Read timeout on endpoint URL: \"%s\"".formatted(url), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(
          Reason.INTERRUPTED, "Interrupted before the response from \"%s\"".formatted(url), e);
    } finally {
      if (outcome.cancel(false)) { // otherwise its thread may be a host's, and at other work
        task.cancel(true);
      }
    }
  }

  /** Returns what returns the result of the call, or throws what it threw. */
  private static <T> Supplier<T> outcomeOf(Supplier<T> call) {
    try {
      T result = call.get();
      return () -> result;
    } catch (Throwable e) {
      return () -> {
        throw e;
      };
    }
  }

  /**
   * Starts work that several callers wait for, each with a deadline of its own. It ends when the
   * executor is closed, unless it ignores an interrupt or the threads are somebody else's.
   *
   * @throws io.harvestjob.domain.ServiceUnavailableException if too many calls run already, to be
   *     tried again after a second
   * @throws IllegalStateException if the executor is closed
   */
  @Override
  public void execute(Runnable work) {
    requireOpen();
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      requireOpen();
      throw ServiceErrorType.SERVICE_UNAVAILABLE.toException(
          new Details("Too many calls at once", null, null, null, RETRY_AFTER));
    }
  }

  private void requireOpen() {
    if (closed.isDone()) {
      throw new IllegalStateException("Closed");
    }
  }

  /** Ends all calls and, unless they are somebody else's, the threads. */
  @Override
  public void close() {
    closed.completeExceptionally(new CancellationException());
    closeThreads.run();
  }
}
