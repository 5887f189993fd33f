package io.harvestjob.adapters.aws;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobRequest;

/** The client and the threads of a repository that creates them itself, and closes them. */
final class OwnedMediaPackageClient implements AutoCloseable {

  private final ResolvedSettings resolved;
  private final InterruptedRequestAborter interrupts;
  private final MediaPackageClient client;
  private final CredentialsAndAddressResolver resolver;

  private OwnedMediaPackageClient(
      ResolvedSettings resolved,
      InterruptedRequestAborter interrupts,
      Consumer<MediaPackageClientBuilder> customizer) {
    this.resolved = resolved;
    this.interrupts = interrupts;
    this.client =
        TimeLimitedMediaPackageClient.decorate(
            new MediaPackageClientFactory(resolved).create(interrupts, customizer),
            resolved.settings().apiCallTimeout());
    this.resolver = new CredentialsAndAddressResolver(resolved);
  }

  static OwnedMediaPackageClient create(
      AwsSettings settings, Consumer<MediaPackageClientBuilder> customizer) {
    ResolvedSettings resolved = ResolvedSettings.of(settings);
    InterruptedRequestAborter interrupts = new InterruptedRequestAborter();
    try {
      return new OwnedMediaPackageClient(resolved, interrupts, customizer);
    } catch (RuntimeException e) {
      interrupts.close();
      resolved.close();
      throw e;
    }
  }

  MediaPackageClient client() {
    return client;
  }

  SdkExceptionTranslator exceptions() {
    return new SdkExceptionTranslator(
        () -> resolved.endpoint().toString(), resolved.proxy().orElse(null));
  }

  /** Looks up what the call needs, and leaves the request the time that is left. */
  DescribeHarvestJobRequest.Builder prepare(DescribeHarvestJobRequest.Builder request) {
    Duration left = resolver.resolve();
    return request.overrideConfiguration(config -> config.apiCallTimeout(left));
  }

  <T> T call(Supplier<T> call) {
    return resolved.call("repository", call);
  }

  @Override
  public void close() {
    resolved.close();
    interrupts.close();
    client.close();
  }
}
