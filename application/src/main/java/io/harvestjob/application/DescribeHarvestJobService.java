package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;

/**
 * Describes jobs from whichever repository it is given. Thread-safe.
 *
 * <p>The first query that is <em>not</em> valid takes some hundred milliseconds (measured: 0.2 to
 * 0.9 s), in which Hibernate Validator starts to say what is wrong with it; valid ones do not need
 * it.
 */
public final class DescribeHarvestJobService implements DescribeHarvestJob {

  private final HarvestJobRepository repository;

  /** Describes jobs that {@code repository} finds; the caller closes it. */
  public DescribeHarvestJobService(HarvestJobRepository repository) {
    this.repository = requireNonNull(repository, "repository");
  }

  @Override
  public HarvestJob describe(Query query) {
    String id = query.id();
    if (id == null || !HarvestJobId.isValid(id)) {
      QueryValidator.requireValid(query); // throws
    }
    return repository.get(new HarvestJobId(requireNonNull(id)));
  }
}
