package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;

/** Describes jobs from whichever repository it is given. Thread-safe. */
public final class DescribeHarvestJobService implements DescribeHarvestJob {

  private final HarvestJobRepository repository;

  /** Describes jobs that {@code repository} finds; the caller keeps owning it. */
  public DescribeHarvestJobService(HarvestJobRepository repository) {
    this.repository = requireNonNull(repository, "repository");
  }

  @Override
  public HarvestJob describe(Query query) {
    QueryValidator.requireValid(query);
    return repository.get(new HarvestJobId(requireNonNull(query.id())));
  }
}
