package io.harvestjob.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the fake has responded to. Immutable and thread-safe.
 *
 * @param operation what was requested
 * @param id the id in the request, as it was sent; null if there was none
 * @param at the time of the response, on the fake's clock
 * @param outcome the status of the job, the number of listed jobs, or the simple name of the
 *     exception
 */
public record RecordedRequest(
    Operation operation, @Nullable String id, Instant at, String outcome) {

  /** The operations of the fake, with the names that AWS gives them. */
  public enum Operation {
    /** A lookup: {@link InMemoryHarvestJobRepository#get}. */
    DESCRIBE_HARVEST_JOB("DescribeHarvestJob"),
    /** {@link InMemoryHarvestJobRepository#create}. */
    CREATE_HARVEST_JOB("CreateHarvestJob"),
    /** {@link InMemoryHarvestJobRepository#list}. */
    LIST_HARVEST_JOBS("ListHarvestJobs");

    private final String awsName;

    Operation(String awsName) {
      this.awsName = awsName;
    }
  }

  /** Returns the request as one line for people. */
  @Override
  public String toString() {
    return "%s  %s%s  %s".formatted(at, operation.awsName, id == null ? "" : " " + id, outcome);
  }
}
