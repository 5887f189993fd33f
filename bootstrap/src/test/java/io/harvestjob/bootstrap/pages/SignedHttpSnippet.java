package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.aws.AwsRequestSigner;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;

final class SignedHttpSnippet {

  private SignedHttpSnippet() {}

  static HarvestJob run(AwsSettings settings) {
    // begin
    // settings are those of the AWS adapter
    try (AwsRequestSigner signer = AwsRequestSigner.create(settings);
        HttpHarvestJobRepository jobs =
            new HttpHarvestJobRepository(HttpSettings.of(signer.endpoint()), signer::sign)) {
      return jobs.get(new HarvestJobId("evening-news"));
    }
    // end
  }
}
