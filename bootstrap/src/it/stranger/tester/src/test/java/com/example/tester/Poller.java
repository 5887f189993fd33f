package com.example.tester;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.TooManyRequestsException;
import java.util.Optional;

/** Code under test, as many people have it. */
record Poller(HarvestJobRepository jobs) {

  HarvestJob poll(HarvestJobId id) {
    for (int attempt = 0; attempt < 10; attempt++) {
      Optional<HarvestJob> job = look(id).filter(HarvestJob::isFinished);
      if (job.isPresent()) {
        return job.get();
      }
    }
    throw new IllegalStateException(id + " does not finish");
  }

  private Optional<HarvestJob> look(HarvestJobId id) {
    try {
      return Optional.of(jobs.get(id));
    } catch (TooManyRequestsException e) {
      return Optional.empty();
    }
  }
}
