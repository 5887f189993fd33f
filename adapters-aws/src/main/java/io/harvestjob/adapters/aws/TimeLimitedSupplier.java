package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks up a value on another thread, so that a deadline holds whatever the lookup is stuck in;
 * once for all callers that wait, and not again while the value is fresh. Thread-safe.
 */
final class TimeLimitedSupplier<T> {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Callable<T> lookup;
  private final Duration fresh;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private @Nullable Attempt latest;

  TimeLimitedSupplier(Callable<T> lookup, Duration fresh, Executor executor) {
    this(lookup, fresh, executor, System::nanoTime);
  }

  TimeLimitedSupplier(
      Callable<T> lookup, Duration fresh, Executor executor, LongSupplier nanoTime) {
    this.lookup = lookup;
    this.fresh = fresh;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  T get(Duration timeout) throws ExecutionException, InterruptedException, TimeoutException {
    return current().task.get(timeout.toNanos(), NANOSECONDS);
  }

  private synchronized Attempt current() {
    Attempt attempt = latest;
    return attempt != null && attempt.isUsable() ? attempt : next();
  }

  private synchronized Attempt next() {
    Attempt attempt = new Attempt();
    executor.execute(attempt.task);
    latest = attempt;
    return attempt;
  }

  private final class Attempt {

    private final FutureTask<T> task = new FutureTask<>(this::lookUp);
    private final long started = nanoTime.getAsLong();
    private volatile boolean succeeded;

    private T lookUp() throws Exception {
      T value = lookup.call();
      succeeded = true;
      return value;
    }

    private boolean isUsable() {
      return task.isDone() ? succeeded && isWithin(fresh) : isWithin(LONGEST);
    }

    private boolean isWithin(Duration limit) {
      return nanoTime.getAsLong() - started < limit.toNanos();
    }
  }
}
