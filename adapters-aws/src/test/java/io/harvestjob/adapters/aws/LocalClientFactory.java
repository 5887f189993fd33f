package io.harvestjob.adapters.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;

/** Real SDK clients for an endpoint of ours, which do not pause between attempts. */
final class LocalClientFactory {

  private LocalClientFactory() {}

  static AwsSettings.Builder settings(URI endpoint) {
    return AwsSettings.builder().region("us-east-1").endpointOverride(endpoint);
  }

  static MediaPackageClient client(AwsSettings settings, int attempts) {
    MediaPackageClientBuilder builder = MediaPackageClientFactory.builder(settings);
    LegacyRetryStrategy retries =
        AwsRetryStrategy.legacyRetryStrategy().toBuilder()
            .maxAttempts(attempts)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build();
    return builder
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
        .overrideConfiguration(
            builder.overrideConfiguration().copy(config -> config.retryStrategy(retries)))
        .build();
  }
}
