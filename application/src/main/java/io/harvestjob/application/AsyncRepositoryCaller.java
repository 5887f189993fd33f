package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Calls a repository on an executor that it is given, or on threads of its own. Whatever either
 * throws is the result of the call; {@link IllegalStateException} is, once this is closed.
 */
final class AsyncRepositoryCaller implements AutoCloseable {

  private final HarvestJobRepository repository;
  private final @Nullable ExecutorService own;
  private final Executor executor;
  private final Set<CompletableFuture<HarvestJob>> unfinished = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Creates a caller on {@code given} or, if that is null, on threads of its own. */
  AsyncRepositoryCaller(
      HarvestJobRepository repository, @Nullable Executor given, int threads, String name) {
    this.repository = repository;
    this.own = given == null ? DaemonThreadPoolFactory.newThreadPool(threads, name) : null;
    this.executor = given == null ? requireNonNull(own) : given;
  }

  /** Completes {@code result} on the executor; on this thread only if that rejects the call. */
  @SuppressWarnings({
    "CollectionUndefinedEquality", // the identity of a result is meant
    "FutureReturnValueIgnored" // nobody needs to know when it is removed
  })
  void call(HarvestJobId id, CompletableFuture<HarvestJob> result) {
    unfinished.add(result); // before the check, so that a close in between ends it
    result.whenComplete((job, failure) -> unfinished.remove(result));
    try {
      requireOpen();
      executor.execute(() -> get(id, result));
    } catch (Throwable rejected) {
      result.completeExceptionally(rejected);
    }
  }

  void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  private static IllegalStateException closedException() {
    return new IllegalStateException("Closed");
  }

  private void get(HarvestJobId id, CompletableFuture<HarvestJob> result) {
    try {
      result.complete(requireNonNull(repository.get(id), "job"));
    } catch (Throwable failed) {
      result.completeExceptionally(failed);
    }
  }

  /** Ends all calls, queued ones too, and the threads of its own, which it interrupts. */
  @Override
  public void close() {
    closed = true;
    unfinished.forEach(result -> result.completeExceptionally(closedException()));
    if (own != null) {
      own.shutdownNow();
    }
  }
}
