package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<@Nullable Attempt<T>> latest = new AtomicReference<>();

  TimeLimitedSupplier(Callable<T> lookup, Duration fresh, Executor executor) {
    this.lookup = lookup;
    this.fresh = fresh;
    this.executor = executor;
  }

  T get(Duration timeout) throws ExecutionException, InterruptedException, TimeoutException {
    return current().task.get(timeout.toNanos(), NANOSECONDS);
  }

  private Attempt<T> current() {
    Attempt<T> attempt = latest.get();
    return attempt != null && attempt.isUsable(fresh) ? attempt : next(attempt);
  }

  private Attempt<T> next(@Nullable Attempt<T> before) {
    Attempt<T> attempt = new Attempt<>(lookup);
    if (!latest.compareAndSet(before, attempt)) {
      return current();
    }
    executor.execute(attempt.task);
    return attempt;
  }

  private static final class Attempt<T> {

    private final FutureTask<T> task;
    private final long started = System.nanoTime();
    private volatile boolean succeeded;

    Attempt(Callable<T> lookup) {
      this.task =
          new FutureTask<>(
              () -> {
                T value = lookup.call();
                succeeded = true;
                return value;
              });
    }

    boolean isUsable(Duration fresh) {
      Duration limit = task.isDone() ? fresh : LONGEST;
      return System.nanoTime() - started < limit.toNanos() && (succeeded || !task.isDone());
    }
  }
}
