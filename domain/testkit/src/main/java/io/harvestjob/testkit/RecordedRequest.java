package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobId;
import java.time.Instant;

/**
 * A request that the fake has responded to. Immutable and thread-safe.
 *
 * @param id the job that was asked for
 * @param at the time of the response, on the fake's clock
 * @param outcome the status of the job, or the simple name of the exception
 */
public record RecordedRequest(HarvestJobId id, Instant at, String outcome) {

  /** Returns time, id and outcome as one line for people. */
  @Override
  public String toString() {
    return "%s  %s  %s".formatted(at, id, outcome);
  }
}
