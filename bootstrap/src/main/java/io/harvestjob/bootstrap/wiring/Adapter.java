package io.harvestjob.bootstrap.wiring;

import io.harvestjob.adapters.aws.AwsHarvestJobs;
import io.harvestjob.adapters.aws.AwsRequestSigner;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.http.client.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.client.HttpSettings;

/** The adapters that reach AWS. */
public enum Adapter {
  /** The AWS SDK. */
  aws {
    @Override
    public OpenRepository open(AwsSettings settings) {
      AwsHarvestJobs jobs = AwsHarvestJobs.open(settings);
      return new OpenRepository(jobs, jobs::close);
    }
  },
  /** Micronaut HTTP Client, with requests that the SDK signs. */
  http {
    @Override
    public OpenRepository open(AwsSettings settings) {
      AwsRequestSigner signer = AwsRequestSigner.open(settings);
      HttpHarvestJobRepository jobs =
          new HttpHarvestJobRepository(httpSettings(signer, settings), signer::sign);
      return new OpenRepository(
          jobs,
          () -> {
            jobs.close();
            signer.close();
          });
    }
  };

  /** Opens the adapter; whoever calls closes it. */
  public abstract OpenRepository open(AwsSettings settings);

  private static HttpSettings httpSettings(AwsRequestSigner signer, AwsSettings settings) {
    return HttpSettings.of(signer.endpoint())
        .withTotalTimeout(settings.timeout())
        .withAttemptTimeout(settings.attemptTimeout());
  }
}
