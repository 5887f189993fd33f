package io.harvestjob.adapters.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Creates repositories for a stub, which do not pause between attempts. */
final class LocalRepositoryFactory {

  private LocalRepositoryFactory() {}

  static AwsSettings.Builder settings(URI endpoint) {
    return AwsSettings.builder().region("us-east-1").endpointOverride(endpoint);
  }

  static AwsHarvestJobRepository create(URI endpoint, int attempts) {
    LegacyRetryStrategy retries =
        AwsRetryStrategy.legacyRetryStrategy().toBuilder()
            .maxAttempts(attempts)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build();
    AwsSettings settings =
        settings(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .build();
    return AwsHarvestJobRepository.create(
        settings,
        client ->
            client.overrideConfiguration(
                client.overrideConfiguration().copy(config -> config.retryStrategy(retries))));
  }
}
