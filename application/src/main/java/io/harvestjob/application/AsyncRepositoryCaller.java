package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Calls a repository on an executor. Whatever either throws is the result of the call. */
final class AsyncRepositoryCaller {

  private final HarvestJobRepository repository;
  private final Executor executor;

  AsyncRepositoryCaller(HarvestJobRepository repository, Executor executor) {
    this.repository = repository;
    this.executor = executor;
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
}
