package io.harvestjob.adapters.http;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.jdk.JdkClientSslBuilder;
import io.micronaut.http.ssl.SslConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends over the JDK's client, on the thread that subscribes, which waits anyway: for an
 * asynchronous response, a JDK before 25 starts a thread each time where there are two processors
 * or fewer. Only a request that may have to look up a host is sent on another thread. Without TLS,
 * which takes time to compute, the thread that reads from the network also parses. Unlike
 * Micronaut's client of the same engine, it tells a proxy's password to the proxy only, and creates
 * no request or headers of Micronaut's, the first of which look through all jars for services.
 */
final class CallerThreadHttpClient implements RequestSender {

  /**
   * Of the response of a proxy that opens no tunnel: there the JDK's client has null (measured).
   */
  private static final byte[] NO_BODY = {};

  private final ThreadGroup selectors;
  private final HttpClient sender;
  private final @Nullable ProxyServer proxy;
  private final HostLookup hosts = new HostLookup();
  private final Scheduler lookupThreads;
  private final int maxBodyLength;

  private CallerThreadHttpClient(
      HttpClientConfiguration configuration, int maxThreads, ThreadGroup selectors) {
    this.selectors = selectors;
    maxBodyLength = configuration.getMaxContentLength();
    proxy = proxyOf(configuration);
    lookupThreads = Schedulers.fromExecutorService(DaemonThreadFactory.executor(maxThreads));
    sender = sender(configuration);
  }

  /**
   * Creates a client on a thread of a group of its own, in which the JDK starts those that read
   * from the network: a JDK before 21 has no other way to end them.
   *
   * @param maxThreads how many requests may be stuck in the lookup of a host
   */
  static CallerThreadHttpClient create(HttpClientConfiguration configuration, int maxThreads) {
    ThreadGroup selectors = new ThreadGroup(DaemonThreadFactory.NAME);
    try {
      return CompletableFuture.supplyAsync(
              () -> new CallerThreadHttpClient(configuration, maxThreads, selectors),
              creation -> new Thread(selectors, creation).start())
          .join();
    } catch (CompletionException e) {
      throw TimeLimitedSigner.unchecked(e.getCause());
    }
  }

  private static @Nullable ProxyServer proxyOf(HttpClientConfiguration configuration) {
    return configuration
        .getProxyAddress()
        .map(InetSocketAddress.class::cast)
        .map(
            address ->
                new ProxyServer(
                    address.getHostString(),
                    address.getPort(),
                    configuration.getProxyUsername().orElse(null),
                    configuration.getProxyPassword().orElse("")))
        .orElse(null);
  }

  private HttpClient sender(HttpClientConfiguration configuration) {
    SslConfiguration tls = configuration.getSslConfiguration();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(sslContext(tls));
    configuration.getConnectTimeout().ifPresent(builder::connectTimeout);
    if (proxy != null) {
      use(proxy, builder);
    }
    return (tls.isEnabled() ? builder : builder.executor(Runnable::run)).build();
  }

  private static SSLContext sslContext(SslConfiguration tls) {
    return new JdkClientSslBuilder(new ResourceResolver()).build(tls).orElseGet(NoTlsContext::new);
  }

  private static void use(ProxyServer proxy, HttpClient.Builder builder) {
    builder.proxy(ProxySelector.of((InetSocketAddress) proxy.toProxy().address()));
    if (proxy.user() != null) {
      builder.authenticator(proxy.toAuthenticator());
    }
  }

  @Override
  public Mono<MediaPackageResponse> send(DescribeRequest request) {
    Mono<MediaPackageResponse> response = Mono.create(sink -> send(request, sink));
    return hosts.isCached()
        ? response
        : response.doFirst(() -> hosts.lookUp(connectedHost(request))).subscribeOn(lookupThreads);
  }

  private String connectedHost(DescribeRequest request) {
    return proxy == null ? request.url().getHost() : proxy.host();
  }

  /** After an interrupt there is no response, and whoever waits for one is interrupted too. */
  private void send(DescribeRequest request, MonoSink<MediaPackageResponse> sink) {
    try {
      sink.success(send(request, CallDeadline.in(request.timeout())));
    } catch (IOException | ExecutionException | TimeoutException e) {
      sink.error(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MediaPackageResponse send(DescribeRequest request, CallDeadline deadline)
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    HttpResponse<@Nullable BoundedBodySubscriber> response =
        sender.send(toJdk(request, deadline), head -> new BoundedBodySubscriber(maxBodyLength));
    @Nullable BoundedBodySubscriber body = response.body();
    return new MediaPackageResponse(
        response.statusCode(),
        firstValues(response.headers()),
        body == null ? NO_BODY : body.await(deadline));
  }

  private static HttpRequest toJdk(DescribeRequest request, CallDeadline deadline)
      throws TimeoutException {
    Duration left = deadline.left();
    if (left.isNegative() || left.isZero()) { // which the JDK's client does not take
      throw new TimeoutException();
    }
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.url()).timeout(left);
    request.headers().forEach(builder::header);
    return builder.build();
  }

  private static Map<String, String> firstValues(HttpHeaders headers) {
    Map<String, String> first = new HashMap<>();
    headers.map().forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }

  @Override
  public void close() {
    lookupThreads.dispose();
    selectors.interrupt();
  }
}
