package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Calls a repository on an executor that it is given, or on threads of its own. Whatever either
 * throws is the result of the call.
 */
final class AsyncRepositoryCaller implements AutoCloseable {

  private final HarvestJobRepository repository;
  private final @Nullable ExecutorService own;
  private final Executor executor;

  /** Creates a caller on {@code given} or, if that is null, on threads of its own. */
  AsyncRepositoryCaller(
      HarvestJobRepository repository, @Nullable Executor given, int threads, String name) {
    this.repository = repository;
    this.own = given == null ? DaemonThreadPoolFactory.newThreadPool(threads, name) : null;
    this.executor = given == null ? requireNonNull(own) : given;
  }

  /** Completes {@code result} on the executor; on this thread only if that rejects the call. */
  void call(HarvestJobId id, CompletableFuture<HarvestJob> result) {
    try {
      executor.execute(() -> get(id, result));
    } catch (Throwable rejected) {
      result.completeExceptionally(rejected);
    }
  }

  private void get(HarvestJobId id, CompletableFuture<HarvestJob> result) {
    try {
      result.complete(requireNonNull(repository.get(id), "job"));
    } catch (Throwable failed) {
      result.completeExceptionally(failed);
    }
  }

  /** Ends the threads of its own, and interrupts the calls on them. */
  @Override
  public void close() {
    if (own != null) {
      own.shutdownNow();
    }
  }
}
