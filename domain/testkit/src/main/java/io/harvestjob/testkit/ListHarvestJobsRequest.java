package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.ServiceErrorType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request to {@code ListHarvestJobs} (documented). Immutable and thread-safe.
 *
 * @param includeChannelId lists only jobs of this channel, or of all channels if null
 * @param includeStatus lists only jobs in this status, or in any if null
 * @param maxResults the most jobs on one page, 1 to {@value #MAX_RESULTS}, which is also the
 *     default if null (the limits are documented, the default is assumed)
 * @param nextToken the token of the page before, or null for the first page
 */
public record ListHarvestJobsRequest(
    @Nullable String includeChannelId,
    @Nullable String includeStatus,
    @Nullable Integer maxResults,
    @Nullable String nextToken) {

  /** The most jobs on one page. */
  public static final int MAX_RESULTS = 1000;

  /** Lists all jobs, on pages of {@value #MAX_RESULTS}. */
  public static final ListHarvestJobsRequest ALL =
      new ListHarvestJobsRequest(null, null, null, null);

  /**
   * Checks the parameters.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if {@code maxResults} is out of range
   */
  public ListHarvestJobsRequest {
    if (maxResults != null && (maxResults < 1 || maxResults > MAX_RESULTS)) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
          "maxResults must be 1 to " + MAX_RESULTS);
    }
  }

  /**
   * Returns the request that has these query parameters. An empty parameter counts as missing
   * (assumed).
   *
   * @param parameters the decoded query parameters by name; unknown ones are ignored
   * @throws io.harvestjob.domain.UnprocessableEntityException if {@code maxResults} is not a number
   *     or is out of range
   */
  public static ListHarvestJobsRequest of(Map<String, String> parameters) {
    return new ListHarvestJobsRequest(
        find(parameters, "includeChannelId"),
        find(parameters, "includeStatus"),
        number(find(parameters, "maxResults")),
        find(parameters, "nextToken"));
  }

  boolean includes(HarvestJob job) {
    return (includeChannelId == null || includeChannelId.equals(job.channelId()))
        && (includeStatus == null || includeStatus.equals(job.status().text()));
  }

  int pageSize() {
    return maxResults == null ? MAX_RESULTS : maxResults;
  }

  private static @Nullable String find(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private static @Nullable Integer number(@Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return 0; // which is out of range, too
    }
  }
}
