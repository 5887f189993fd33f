package io.harvestjob.application.await;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a wait stands after a look that did not end it. Immutable.
 *
 * @param id the job that is waited for
 * @param elapsed since the wait began
 * @param lastSeen the job when it could last be looked at; null if never
 * @param lastError why this look failed; null if it did not
 * @param nextLook how long until the next look is due; it may come later if many jobs are waited
 *     for
 */
public record WaitProgress(
    HarvestJobId id,
    Duration elapsed,
    @Nullable HarvestJob lastSeen,
    @Nullable HarvestJobException lastError,
    Duration nextLook) {

  /**
   * @throws NullPointerException naming the component that is null and must not be
   */
  public WaitProgress {
    requireNonNull(id, "id");
    requireNonNull(elapsed, "elapsed");
    requireNonNull(nextLook, "nextLook");
  }
}
