package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Calls a repository on an executor. Whatever either throws is the result of the call, as it is.
 */
record AsyncRepositoryCaller(HarvestJobRepository repository, Executor executor) {

  void call(HarvestJobId id, CompletableFuture<HarvestJob> result) {
    try {
      executor.execute(() -> complete(id, result));
    } catch (Throwable rejected) {
      result.completeExceptionally(rejected);
    }
  }

  private void complete(HarvestJobId id, CompletableFuture<HarvestJob> result) {
    try {
      result.complete(requireNonNull(repository.get(id), "job"));
    } catch (Throwable failed) {
      result.completeExceptionally(failed);
    }
  }
}
