package io.harvestjob.adapters.aws;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;

/** Creates SDK clients from a configuration. */
final class MediaPackageClientFactory {

  private final AwsConfiguration configuration;

  MediaPackageClientFactory(AwsConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * @throws io.harvestjob.domain.NoUsableResponseException with the reason {@code MISCONFIGURED} if
   *     the SDK cannot use what it reads itself
   */
  MediaPackageClient create() {
    try {
      return builder().build();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw ConfigurationReader.misconfigured(
          "The AWS configuration cannot be used: " + e.getMessage(), e);
    }
  }

  MediaPackageClientBuilder builder() {
    return MediaPackageClient.builder()
        .region(configuration.region())
        .endpointOverride(configuration.endpoint())
        .fipsEnabled(false) // they are in the endpoint already
        .dualstackEnabled(false)
        .credentialsProvider(configuration.credentials())
        .httpClient(httpClient())
        .overrideConfiguration(this::configure);
  }

  private SdkHttpClient httpClient() {
    SdkHttpClient callersOwn = configuration.settings().httpClient();
    return callersOwn == null
        ? UrlConnectionHttpClient.create(
            new ProxiedConnectionFactory(
                configuration.proxy(), configuration.settings().apiCallAttemptTimeout()))
        : callersOwn;
  }

  private void configure(ClientOverrideConfiguration.Builder config) {
    config
        .defaultProfileName(configuration.reader().profileName())
        .apiCallTimeout(configuration.settings().apiCallTimeout())
        .apiCallAttemptTimeout(configuration.settings().apiCallAttemptTimeout())
        .addExecutionInterceptor(new ResponseValidationInterceptor());
    configuration
        .maxAttempts()
        .ifPresent(attempts -> config.retryStrategy(retries -> retries.maxAttempts(attempts)));
  }
}
