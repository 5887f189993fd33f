package io.harvestjob.adapters.http;

import io.harvestjob.adapterkit.ProxyResolver;
import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.jdk.JdkHttpClientFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A client of Micronaut's over its JDK engine, whatever other engine is on the class path.
 *
 * @param proxy the proxy by which requests are sent; null if they are sent directly
 * @param selectors the threads that read from the network; Micronaut's client leaves them running
 *     when it is closed
 */
record JdkEngineClient(RawHttpClient client, @Nullable ProxyServer proxy, ThreadGroup selectors)
    implements AutoCloseable {

  static JdkEngineClient create(HttpSettings settings) {
    ProxyServer proxy = ProxyResolver.ofSystem().resolve(settings.endpointOverride()).orElse(null);
    return create(configuration(settings, proxy), proxy);
  }

  /**
   * Creates a client on a thread of a group of its own, in which the JDK starts the one that reads
   * from the network: a JDK before 21 has no other way to end that.
   */
  static JdkEngineClient create(
      HttpClientConfiguration configuration, @Nullable ProxyServer proxy) {
    ThreadGroup selectors = newThreadGroup();
    try {
      RawHttpClient client =
          CompletableFuture.supplyAsync(
                  () -> new JdkHttpClientFactory().createRawClient(null, configuration),
                  creation -> new Thread(selectors, creation).start())
              .join();
      return new JdkEngineClient(client, proxy, selectors);
    } catch (CompletionException e) {
      throw new NoUsableResponseException(
          Reason.MISCONFIGURED, "The HTTP client cannot be created: " + e.getCause(), e.getCause());
    }
  }

  /** Before Java 19 a group without threads is kept for ever, unless it is a daemon. */
  @SuppressWarnings("removal")
  private static ThreadGroup newThreadGroup() {
    ThreadGroup group = new ThreadGroup("harvestjob-http");
    if (Runtime.version().feature() < 19) {
      group.setDaemon(true);
    }
    return group;
  }

  /** The user and the password of a proxy stay out: the engine would tell them to every server. */
  static HttpClientConfiguration configuration(HttpSettings settings, @Nullable ProxyServer proxy) {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setConnectTimeout(settings.connectTimeout());
    configuration.setReadTimeout(settings.apiCallAttemptTimeout());
    // one request at a time needs no HTTP/2
    configuration.setAlpnModes(List.of(HttpVersionSelection.ALPN_HTTP_1));
    configuration.setFollowRedirects(false);
    if (proxy != null) {
      configuration.setProxyAddress(proxy.toProxy().address());
    }
    return configuration;
  }

  @Override
  public void close() {
    selectors.interrupt();
  }
}
