package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJobId;
import java.time.Instant;

/**
 * A lookup that the fake answered. Immutable and thread-safe.
 *
 * @param id the job that was asked for
 * @param at the time on the fake's clock, when it was answered
 * @param outcome the status that it showed, or the simple name of the error
 */
public record Lookup(HarvestJobId id, Instant at, String outcome) {

  /** Time, id and outcome, for people. */
  @Override
  public String toString() {
    return "%s  %s  %s".formatted(at, id, outcome);
  }
}
