package io.harvestjob.application;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The use case: tells how one harvest job stands. Thread-safe. */
@FunctionalInterface
public interface DescribeHarvestJob {

  /**
   * Returns the job as it is now.
   *
   * @throws InvalidQueryException listing all that is wrong with the query; nothing was sent
   * @throws HarvestJobException what {@link io.harvestjob.domain.HarvestJobRepository#get} throws,
   *     as it is
   */
  HarvestJob describe(Query query);

  /**
   * The job to describe. The values are not checked here; {@link #describe} validates them.
   *
   * @param id {@value HarvestJobId#MIN_LENGTH} to {@value HarvestJobId#MAX_LENGTH} of {@code A-Z
   *     a-z 0-9 _ -}
   */
  @SuppressWarnings("MultipleNullnessAnnotations") // it may hold null, and is refused for it
  record Query(
      @NotNull(message = "must be given")
          @Pattern(regexp = HarvestJobId.REGEX, message = "must be " + HarvestJobId.RULE)
          @Nullable String id) {}
}
