package io.harvestjob.bootstrap.pages;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;

final class AwaitSnippet {

  private AwaitSnippet() {}

  static HarvestJob run(HarvestJobRepository jobs) {
    // begin
    // jobs is any repository, such as those above
    try (AwaitHarvestJobService service = new AwaitHarvestJobService(jobs)) {
      return service.await(new Query("evening-news", Duration.ofMinutes(30))).jobOrThrow();
    }
    // end
  }
}
