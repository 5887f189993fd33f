package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One wait. Times are nanoseconds.
 *
 * @param executor calls the listener and completes the future, in order and one at a time
 */
record Wait(
    HarvestJobId id,
    long begin,
    long deadline,
    long interval,
    Consumer<? super WaitProgress> listener,
    CompletableFuture<WaitOutcome> future,
    Executor executor) {

  static Wait of(
      AwaitHarvestJob.Query valid,
      long now,
      Consumer<? super WaitProgress> listener,
      Executor executor) {
    return new Wait(
        new HarvestJobId(requireNonNull(valid.id())),
        now,
        now + requireNonNull(valid.timeout()).toNanos(),
        requireNonNull(valid.interval()).toNanos(),
        listener,
        new CompletableFuture<>(),
        new SerialExecutor(executor));
  }

  void end(Consumer<CompletableFuture<WaitOutcome>> how) {
    executor.execute(() -> how.accept(future));
  }

  void progress(WaitProgress progress) {
    executor.execute(() -> notifyListener(progress));
  }

  private void notifyListener(WaitProgress progress) {
    try {
      if (!future.isDone()) {
        listener.accept(progress);
      }
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
    }
  }
}
