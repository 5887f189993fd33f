package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the response to {@code ListHarvestJobs}. Immutable and thread-safe.
 *
 * @param harvestJobs the jobs, oldest first (assumed)
 * @param nextToken the token of the next page, or null if this is the last
 */
public record HarvestJobPage(List<HarvestJob> harvestJobs, @Nullable String nextToken) {

  /** Copies the list. */
  public HarvestJobPage {
    harvestJobs = List.copyOf(harvestJobs);
  }
}
