package io.harvestjob.application;

import static io.harvestjob.domain.NoUsableResponseException.Reason.INTERRUPTED;
import static java.util.Objects.requireNonNull;

import io.harvestjob.application.await.HarvestJobWaits;
import io.harvestjob.application.await.WaitOutcome;
import io.harvestjob.application.await.WaitProgress;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Waits for one job among all that are waited for: the calling thread only sleeps, so a lookup that
 * hangs does not hold it past its deadline. Thread-safe.
 */
public final class AwaitHarvestJobService implements AwaitHarvestJob {

  private final HarvestJobWaits waits;

  /** Waits through {@code waits}; the caller keeps owning it. */
  public AwaitHarvestJobService(HarvestJobWaits waits) {
    this.waits = requireNonNull(waits, "waits");
  }

  @Override
  public WaitOutcome await(Query query, Consumer<? super WaitProgress> progress) {
    Queries.requireValid(query);
    return outcome(
        waits.start(
            new HarvestJobId(requireNonNull(query.id())),
            requireNonNull(query.timeout()),
            requireNonNull(query.interval()),
            progress));
  }

  private static WaitOutcome outcome(CompletableFuture<WaitOutcome> wait) {
    try {
      return wait.get();
    } catch (InterruptedException interrupted) {
      wait.cancel(false);
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(INTERRUPTED, "interrupted while waiting", interrupted);
    } catch (ExecutionException ended) {
      throw unchecked(requireNonNull(ended.getCause()));
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }
}
