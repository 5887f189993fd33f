package io.harvestjob.adapters.aws;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;

/** Sets SDK clients up. */
final class SdkClients {

  private SdkClients() {}

  static MediaPackageClientBuilder builder(AwsSettings settings) {
    Profiles.requireKnown(settings.profile());
    MediaPackageClientBuilder builder =
        MediaPackageClient.builder()
            .region(Regions.of(settings))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(settings.attemptTimeout())
                    .socketTimeout(settings.attemptTimeout()))
            .overrideConfiguration(config -> configure(config, settings));
    if (settings.profile() != null) {
      builder.credentialsProvider(new ProfileCredentials(settings.profile()));
    }
    if (settings.endpointUrl() != null) {
      builder.endpointOverride(settings.endpointUrl());
    }
    return builder;
  }

  private static void configure(ClientOverrideConfiguration.Builder config, AwsSettings settings) {
    config
        .apiCallTimeout(settings.timeout())
        .apiCallAttemptTimeout(settings.attemptTimeout())
        .addExecutionInterceptor(new AnswerGuard());
    Integer maxAttempts = settings.maxAttempts();
    if (maxAttempts != null) {
      config.retryStrategy(retries -> retries.maxAttempts(maxAttempts));
    }
    if (settings.profile() != null) {
      config.defaultProfileName(settings.profile());
    }
  }
}
