package io.harvestjob.adapters.aws;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;

/** Creates SDK clients from settings. */
final class MediaPackageClientFactory {

  private MediaPackageClientFactory() {}

  static MediaPackageClientBuilder builder(AwsSettings settings) {
    ProfileValidator.requireFound(settings.profile());
    MediaPackageClientBuilder builder =
        MediaPackageClient.builder()
            .region(RegionResolver.resolve(settings))
            .overrideConfiguration(config -> configure(config, settings));
    setHttpClient(builder, settings);
    if (settings.credentialsProvider() != null) {
      builder.credentialsProvider(settings.credentialsProvider());
    } else if (settings.profile() != null) {
      builder.credentialsProvider(new NamedProfileCredentialsProvider(settings.profile()));
    }
    if (settings.endpointOverride() != null) {
      builder.endpointOverride(settings.endpointOverride());
    }
    return builder;
  }

  private static void setHttpClient(MediaPackageClientBuilder builder, AwsSettings settings) {
    if (settings.httpClient() != null) {
      builder.httpClient(settings.httpClient());
    } else {
      builder.httpClientBuilder(
          UrlConnectionHttpClient.builder()
              .connectionTimeout(settings.apiCallAttemptTimeout())
              .socketTimeout(settings.apiCallAttemptTimeout()));
    }
  }

  private static void configure(ClientOverrideConfiguration.Builder config, AwsSettings settings) {
    config
        .apiCallTimeout(settings.apiCallTimeout())
        .apiCallAttemptTimeout(settings.apiCallAttemptTimeout())
        .addExecutionInterceptor(new ResponseLimitInterceptor());
    Integer maxAttempts = settings.maxAttempts();
    if (maxAttempts != null) {
      config.retryStrategy(retries -> retries.maxAttempts(maxAttempts));
    }
    if (settings.profile() != null) {
      config.defaultProfileName(settings.profile());
    }
  }
}
