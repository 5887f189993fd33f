package io.harvestjob.application;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import org.jspecify.annotations.Nullable;

/** The use case: tells how one harvest job stands. Thread-safe. */
@FunctionalInterface
public interface DescribeHarvestJob {

  /**
   * The job as it stands now.
   *
   * @throws InvalidQueryException listing all that is wrong with the query; nothing was sent
   * @throws HarvestJobException what {@link io.harvestjob.domain.HarvestJobRepository#get} throws,
   *     as it is
   */
  HarvestJob describe(Query query);

  /**
   * Which job is asked for. Holds anything; {@link #describe} says what is wrong with it.
   *
   * @param id {@value HarvestJobId#MIN_LENGTH} to {@value HarvestJobId#MAX_LENGTH} of {@code A-Z
   *     a-z 0-9 _ -}
   */
  record Query(@ValidHarvestJobId @Nullable String id) {}
}
