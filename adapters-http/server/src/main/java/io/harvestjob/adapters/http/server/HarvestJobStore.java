package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a server that also responds to {@code CreateHarvestJob} and {@code ListHarvestJobs},
 * such as a fake. Implementations are thread-safe, do not block, and throw the exceptions of the
 * domain, which the server sends as errors.
 */
public interface HarvestJobStore {

  /**
   * Creates a job.
   *
   * @param request the members of the request, any of which may be missing
   */
  HarvestJob create(UnverifiedHarvestJob request);

  /**
   * Returns a page of jobs.
   *
   * @param parameters the decoded query parameters by name, none of them checked; of one that is
   *     given more than once the first value
   */
  Page list(Map<String, String> parameters);

  /**
   * A page of jobs.
   *
   * @param harvestJobs the jobs of the page
   * @param nextToken the token of the next page, or null after the last page
   */
  record Page(List<HarvestJob> harvestJobs, @Nullable String nextToken) {}
}
