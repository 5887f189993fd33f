package io.harvestjob.bootstrap.repository;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;

/**
 * A repository together with what has to be closed after it.
 *
 * @param adapter looks jobs up
 * @param resources closes whatever the adapter uses
 */
public record CloseableHarvestJobRepository(HarvestJobRepository adapter, Runnable resources)
    implements HarvestJobRepository, AutoCloseable {

  @Override
  public HarvestJob get(HarvestJobId id) {
    return adapter.get(id);
  }

  @Override
  public void close() {
    resources.run();
  }
}
