package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.ProxyResolver;
import io.harvestjob.adapterkit.ProxyServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Settings with all that was left open resolved, and the threads that resolve the rest later. */
record ResolvedSettings(
    AwsSettings settings,
    ConfigurationReader configuration,
    Region region,
    URI endpoint,
    Optional<ProxyServer> proxy,
    Optional<Integer> maxAttempts,
    CredentialsResolver credentials,
    ExecutorService executor)
    implements AutoCloseable {

  private static final Duration CREDENTIALS_ARE_FRESH = Duration.ofSeconds(1);

  /**
   * @throws io.harvestjob.domain.NoUsableResponseException naming what cannot be used
   */
  static ResolvedSettings of(AwsSettings settings) {
    ExecutorService executor = new DaemonThreadPoolExecutor();
    try {
      return resolve(settings, executor);
    } catch (RuntimeException e) {
      executor.shutdownNow();
      throw e;
    }
  }

  private static ResolvedSettings resolve(AwsSettings settings, ExecutorService executor) {
    ConfigurationReader configuration = new ConfigurationReader(settings.profile());
    Region region =
        new RegionResolver(configuration, executor, settings.apiCallTimeout())
            .resolve(settings.region());
    URI endpoint = new EndpointResolver(configuration).resolve(settings.endpointOverride(), region);
    return new ResolvedSettings(
        settings,
        configuration,
        region,
        endpoint,
        proxyOf(settings.httpClient(), endpoint),
        maxAttempts(settings, new MaxAttemptsResolver(configuration).resolve()),
        new CredentialsResolver(
            () -> CredentialsSource.choose(settings, configuration),
            CREDENTIALS_ARE_FRESH,
            executor),
        executor);
  }

  private static Optional<ProxyServer> proxyOf(@Nullable SdkHttpClient callersOwn, URI endpoint) {
    return callersOwn == null ? ProxyResolver.ofSystem().resolve(endpoint) : Optional.empty();
  }

  private static Optional<Integer> maxAttempts(AwsSettings settings, Optional<Integer> configured) {
    return Optional.ofNullable(settings.maxAttempts()).or(() -> configured);
  }

  /**
   * Makes a call for {@code owner}, which a close breaks off.
   *
   * @throws IllegalStateException if these settings have been closed
   */
  <T> T call(String owner, Supplier<T> call) {
    requireOpen(owner, null);
    try {
      return call.get();
    } catch (RuntimeException e) {
      requireOpen(owner, e);
      throw e;
    }
  }

  private void requireOpen(String owner, @Nullable RuntimeException cause) {
    if (executor.isShutdown()) {
      throw new IllegalStateException("The %s is closed".formatted(owner), cause);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
