package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.adapterkit.ProxyResolver;
import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/**
 * Settings with all that was left open looked up, and the threads that calls run on. There is no
 * thread, and nothing else to close, before the first call.
 */
record AwsConfiguration(
    AwsSettings settings,
    ConfigurationReader reader,
    Region region,
    URI endpoint,
    Optional<ProxyServer> proxy,
    Optional<Integer> maxAttempts,
    CredentialsResolver credentials,
    DeadlineExecutor executor)
    implements AutoCloseable {

  private static final String THREADS = "harvestjob-aws";
  private static final String REGION_NAME = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)";

  /**
   * @throws NoUsableResponseException naming what cannot be used; with the reason {@code
   *     NOT_CONFIGURED} if there is no region
   */
  static AwsConfiguration lookUp(AwsSettings settings) {
    ConfigurationReader reader = new ConfigurationReader(settings.profile());
    Region region = region(settings, reader);
    URI endpoint = new EndpointResolver(reader).resolve(settings.endpointOverride(), region);
    Optional<ProxyServer> proxy =
        settings.httpClient() == null
            ? ProxyResolver.ofSystem().resolve(endpoint)
            : Optional.empty();
    Optional<Integer> maxAttempts = maxAttempts(settings, reader);
    DeadlineExecutor executor = DeadlineExecutor.of(settings.executor(), THREADS);
    CredentialsResolver credentials =
        new CredentialsResolver(
            () -> new CredentialsSourceFactory(settings, region).create(),
            executor,
            System::nanoTime);
    return new AwsConfiguration(
        settings, reader, region, endpoint, proxy, maxAttempts, credentials, executor);
  }

  private static Region region(AwsSettings settings, ConfigurationReader reader) {
    Value region =
        Optional.ofNullable(settings.region())
            .map(name -> new Value(name, "region"))
            .or(() -> ConfigurationReader.find("aws.region", "AWS_REGION"))
            .or(() -> reader.find("aws.defaultRegion", "AWS_DEFAULT_REGION", "region"))
            .orElseGet(() -> ofInstance(settings));
    return Region.of(region.require(REGION_NAME, "a name like us-east-1"));
  }

  private static Value ofInstance(AwsSettings settings) {
    String instance = CredentialsSourceFactory.INSTANCE;
    try (DeadlineExecutor executor = DeadlineExecutor.of(settings.executor(), THREADS)) {
      Region region =
          executor.call(
              new InstanceProfileRegionProvider()::getRegion, settings.apiCallTimeout(), instance);
      return new Value(region.id(), instance);
    } catch (RuntimeException e) {
      throw Thread.currentThread().isInterrupted()
          ? e
          : new NoUsableResponseException(Reason.NOT_CONFIGURED, "You must specify a region.", e);
    }
  }

  private static Optional<Integer> maxAttempts(AwsSettings settings, ConfigurationReader reader) {
    reader
        .find("aws.retryMode", "AWS_RETRY_MODE", "retry_mode")
        .ifPresent(
            mode -> mode.require("(?i)legacy|standard|adaptive", "legacy, standard or adaptive"));
    Optional<Integer> configured =
        reader
            .find("aws.maxAttempts", "AWS_MAX_ATTEMPTS", "max_attempts")
            .map(number -> number.require("0*[1-9][0-9]{0,8}", "a whole number from 1"))
            .map(Integer::valueOf);
    return Optional.ofNullable(settings.maxAttempts()).or(() -> configured);
  }

  /** Makes a call to {@code url}, credentials included, within the time-out of the settings. */
  <T> T call(Supplier<T> call, String url) {
    long start = System.nanoTime();
    resolveCredentials();
    return executor.call(
        call, settings.apiCallTimeout().minusNanos(System.nanoTime() - start), url);
  }

  AwsCredentialsIdentity resolveCredentials() {
    return credentials.resolve(settings.apiCallTimeout());
  }

  @Override
  public void close() {
    credentials.close();
    executor.close();
  }
}
