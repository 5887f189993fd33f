package io.harvestjob.bootstrap.repository;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsRequestSigner;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;

/** Creates the adapters that reach AWS, by the name that the command line has for each. */
public enum AdapterType {
  /** The AWS SDK for Java. */
  aws {
    @Override
    public CloseableHarvestJobRepository open(AwsSettings settings) {
      AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings);
      return new CloseableHarvestJobRepository(jobs, jobs::close);
    }
  },
  /** The Micronaut HTTP Client, with requests that the AWS SDK signs. */
  http {
    @Override
    public CloseableHarvestJobRepository open(AwsSettings settings) {
      AwsRequestSigner signer = AwsRequestSigner.create(settings);
      HttpHarvestJobRepository jobs =
          new HttpHarvestJobRepository(httpSettings(signer, settings), signer::sign);
      return new CloseableHarvestJobRepository(
          jobs,
          () -> {
            jobs.close();
            signer.close();
          });
    }
  };

  /** Opens the adapter, which the caller closes. */
  public abstract CloseableHarvestJobRepository open(AwsSettings settings);

  private static HttpSettings httpSettings(AwsRequestSigner signer, AwsSettings settings) {
    return HttpSettings.builder(signer.endpoint())
        .apiCallTimeout(settings.apiCallTimeout())
        .apiCallAttemptTimeout(settings.apiCallAttemptTimeout())
        .maxAttempts(signer.maxAttempts().orElse(HttpSettings.DEFAULT_MAX_ATTEMPTS))
        .build();
  }
}
