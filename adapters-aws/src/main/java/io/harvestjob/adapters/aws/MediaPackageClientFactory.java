package io.harvestjob.adapters.aws;

import static java.util.Comparator.comparingInt;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;

/** Creates SDK clients from resolved settings. */
final class MediaPackageClientFactory {

  private final ResolvedSettings resolved;

  MediaPackageClientFactory(ResolvedSettings resolved) {
    this.resolved = resolved;
  }

  /**
   * @throws io.harvestjob.domain.NoUsableResponseException with the reason {@code MISCONFIGURED} if
   *     the SDK cannot use what it reads itself
   */
  MediaPackageClient create(
      InterruptedRequestAborter interrupts, Consumer<MediaPackageClientBuilder> customizer) {
    try {
      return builder(interrupts).applyMutation(customizer).build();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw ConfigurationReader.misconfigured(
          "The AWS configuration%s cannot be used: %s"
              .formatted(
                  variableIn(String.valueOf(e.getMessage()), System.getenv()), e.getMessage()),
          e);
    }
  }

  /** The SDK shows the value that it cannot use, and not where it is set (measured). */
  static String variableIn(String message, Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().matches("AWS_(?!.*(KEY|TOKEN|SECRET)).*"))
        .filter(variable -> !variable.getValue().isBlank())
        .filter(variable -> message.contains(variable.getValue()))
        .max(comparingInt(variable -> variable.getValue().length()))
        .map(variable -> " in " + variable.getKey())
        .orElse("");
  }

  private MediaPackageClientBuilder builder(InterruptedRequestAborter interrupts) {
    return MediaPackageClient.builder()
        .region(resolved.region())
        .endpointOverride(resolved.endpoint())
        .fipsEnabled(false) // they are in the endpoint already
        .dualstackEnabled(false)
        .credentialsProvider(resolved.credentials())
        .httpClient(
            new InterruptibleSdkHttpClient(
                httpClient(resolved.settings().httpClient()),
                new BoundedBodyReader(resolved.executor()),
                interrupts))
        .overrideConfiguration(this::configure);
  }

  private SdkHttpClient httpClient(@Nullable SdkHttpClient callersOwn) {
    return callersOwn == null
        ? UrlConnectionHttpClient.create(
            new ProxiedConnectionFactory(
                resolved.proxy(), resolved.settings().apiCallAttemptTimeout()))
        : callersOwn;
  }

  private void configure(ClientOverrideConfiguration.Builder config) {
    config
        .defaultProfileFileSupplier(resolved.configuration().profileFile())
        .defaultProfileName(resolved.configuration().profileName())
        .apiCallTimeout(resolved.settings().apiCallTimeout())
        .apiCallAttemptTimeout(resolved.settings().apiCallAttemptTimeout());
    resolved
        .maxAttempts()
        .ifPresent(attempts -> config.retryStrategy(retries -> retries.maxAttempts(attempts)));
  }
}
