package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import java.net.URI;

final class HttpSnippet {

  private HttpSnippet() {}

  static HarvestJob run(URI endpoint) {
    // begin
    // endpoint is the URI of whatever speaks MediaPackage
    HttpSettings settings = HttpSettings.of(endpoint);

    try (HttpHarvestJobRepository jobs = new HttpHarvestJobRepository(settings)) {
      return jobs.get(new HarvestJobId("evening-news"));
    }
    // end
  }
}
