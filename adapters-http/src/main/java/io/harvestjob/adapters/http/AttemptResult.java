package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt of a call ended.
 *
 * @param job what was found; null if there was an error
 * @param error why nothing was found; null if there is a job
 * @param pause the time until the next attempt; null if none is to follow
 */
record AttemptResult(
    @Nullable HarvestJob job, @Nullable HarvestJobException error, @Nullable Duration pause) {

  HarvestJob jobOrThrow() {
    if (error != null) {
      throw error;
    }
    return requireNonNull(job);
  }
}
