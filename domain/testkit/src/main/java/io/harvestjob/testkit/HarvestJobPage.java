package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

  /**
   * Returns the requested page. Its token is the position of its last job, so that a job that is
   * created or removed meanwhile moves no other to another page.
   *
   * @param jobs all jobs in the order of their positions
   */
  static HarvestJobPage of(
      ListHarvestJobsRequest request, Collection<FakeHarvestJob> jobs, Instant now) {
    List<HarvestJob> page = new ArrayList<>();
    long last = position(request.nextToken());
    for (FakeHarvestJob next : jobs) {
      HarvestJob job = next.current(now);
      if (next.position > last && request.includes(job)) {
        if (page.size() == request.pageSize()) {
          return new HarvestJobPage(page, Long.toString(last));
        }
        page.add(job);
        last = next.position;
      }
    }
    return new HarvestJobPage(page, null);
  }

  private static long position(@Nullable String token) {
    try {
      return token == null ? 0 : Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
          "nextToken is not a token of this endpoint");
    }
  }
}
