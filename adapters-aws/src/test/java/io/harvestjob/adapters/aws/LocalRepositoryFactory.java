package io.harvestjob.adapters.aws;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;

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
    return create(settings, config -> config.retryStrategy(retries));
  }

  /** Creates the repository that these settings give, over a client with more configuration. */
  static AwsHarvestJobRepository create(
      AwsSettings settings, Consumer<ClientOverrideConfiguration.Builder> more) {
    AwsConfiguration configuration = AwsConfiguration.lookUp(settings);
    MediaPackageClientBuilder client = new MediaPackageClientFactory(configuration).builder();
    return new AwsHarvestJobRepository(
        client.overrideConfiguration(client.overrideConfiguration().copy(more)).build(),
        configuration);
  }
}
