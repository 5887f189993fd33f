package io.harvestjob.bootstrap.pages;

import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.domain.HarvestJobRepository;

final class CachingSnippet {

  private CachingSnippet() {}

  static HarvestJobRepository run(HarvestJobRepository jobs) {
    // begin
    // jobs is the repository that calls AWS
    HarvestJobRepository caching = new CachingHarvestJobRepository(jobs);
    // end
    return caching;
  }
}
