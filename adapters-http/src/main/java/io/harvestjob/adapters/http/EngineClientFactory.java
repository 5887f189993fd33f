package io.harvestjob.adapters.http;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClientFactory;
import io.micronaut.http.ssl.ClientSslConfiguration;
import java.net.Proxy;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creates senders over the HTTP engine on the class path. The JDK's client is always there; another
 * engine is there because the host chose it, and is preferred.
 */
final class EngineClientFactory {

  private static final int MAX_HEADER_BYTES = 1 << 16;

  private EngineClientFactory() {}

  static RequestSender create(HttpSettings settings, @Nullable ProxyServer proxy) {
    return create(settings, proxy, configuration -> create(configuration, settings));
  }

  static RequestSender create(
      HttpSettings settings,
      @Nullable ProxyServer proxy,
      Function<HttpClientConfiguration, RequestSender> engine) {
    try {
      return engine.apply(configuration(settings, proxy));
    } catch (LinkageError | ServiceConfigurationError e) {
      throw unusableEngine(e);
    }
  }

  private static NoUsableResponseException unusableEngine(Error error) {
    return new NoUsableResponseException(
        Reason.MISCONFIGURED,
        "Micronaut's HTTP client on the class path does not fit its other libraries,"
            + " check the version of Netty first: "
            + error,
        error);
  }

  private static RequestSender create(
      HttpClientConfiguration configuration, HttpSettings settings) {
    ClassLoader loader = RawHttpClientFactory.class.getClassLoader();
    return ServiceLoader.load(RawHttpClientFactory.class, loader).stream()
        .filter(engine -> !isJdkEngine(engine.type()))
        .findFirst()
        .<RequestSender>map(
            engine ->
                new RawHttpClientSender(
                    engine.get().createRawClient(null, configuration), settings))
        .orElseGet(() -> CallerThreadHttpClient.create(configuration, settings.maxConcurrency()));
  }

  static boolean isJdkEngine(Class<?> type) {
    return type.getPackageName().equals("io.micronaut.http.client.jdk");
  }

  private static HttpClientConfiguration configuration(
      HttpSettings settings, @Nullable ProxyServer proxy) {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setConnectTimeout(settings.connectTimeout());
    configuration.setReadTimeout(settings.apiCallAttemptTimeout());
    configuration.setAlpnModes(
        List.of(HttpVersionSelection.ALPN_HTTP_1)); // one request at a time needs no HTTP/2
    configuration.setFollowRedirects(false);
    configuration.setMaxContentLength(MediaPackageResponse.MAX_BODY_BYTES);
    configuration.setMaxHeaderSize(MAX_HEADER_BYTES);
    configuration.setDecompressionEnabled(false); // the parser does it, within bounds
    configuration.setThreadFactory(DaemonThreadFactory.class);
    if (settings.endpointOverride().getScheme().equals("http")) {
      configuration.setSslConfiguration(withoutTls()); // which takes time to set up
    }
    if (proxy != null) {
      use(proxy, configuration);
    }
    return configuration;
  }

  private static void use(ProxyServer proxy, HttpClientConfiguration configuration) {
    configuration.setProxyType(Proxy.Type.HTTP);
    configuration.setProxyAddress(proxy.toProxy().address());
    if (proxy.user() != null) {
      configuration.setProxyUsername(proxy.user());
      configuration.setProxyPassword(proxy.password());
    }
  }

  private static ClientSslConfiguration withoutTls() {
    ClientSslConfiguration ssl = new ClientSslConfiguration();
    ssl.setEnabled(false);
    return ssl;
  }
}
