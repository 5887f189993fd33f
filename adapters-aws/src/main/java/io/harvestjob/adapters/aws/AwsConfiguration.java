package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.adapterkit.ProxyResolver;
import io.harvestjob.adapterkit.ProxyServer;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** Settings with all that was left open looked up, and the threads that calls run on. */
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

  /**
   * @throws io.harvestjob.domain.NoUsableResponseException naming what cannot be used
   */
  static AwsConfiguration lookUp(AwsSettings settings) {
    Executor threads = settings.executor();
    DeadlineExecutor executor =
        threads == null
            ? DeadlineExecutor.create("harvestjob-aws")
            : DeadlineExecutor.over(threads);
    try {
      return lookUp(settings, new ConfigurationReader(settings.profile()), executor);
    } catch (RuntimeException e) {
      executor.close();
      throw e;
    }
  }

  private static AwsConfiguration lookUp(
      AwsSettings settings, ConfigurationReader reader, DeadlineExecutor executor) {
    Region region = new RegionResolver(reader, executor).resolve(settings);
    URI endpoint = new EndpointResolver(reader).resolve(settings.endpointOverride(), region);
    return new AwsConfiguration(
        settings,
        reader,
        region,
        endpoint,
        settings.httpClient() == null
            ? ProxyResolver.ofSystem().resolve(endpoint)
            : Optional.empty(),
        maxAttempts(settings, reader),
        new CredentialsResolver(
            () -> CredentialsSourceFactory.create(settings, region), executor, System::nanoTime),
        executor);
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
    credentials.resolve(settings.apiCallTimeout());
    return executor.call(
        call, settings.apiCallTimeout().minusNanos(System.nanoTime() - start), url);
  }

  @Override
  public void close() {
    executor.close();
    credentials.close();
  }
}
