package io.harvestjob.adapters.http;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.fixtures.CertificateAuthority;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.RawHttpClientFactory;
import io.micronaut.http.client.jdk.JdkHttpClientFactory;
import io.micronaut.http.client.netty.NettyHttpClientFactory;
import io.micronaut.http.ssl.ClientSslConfiguration;
import org.jspecify.annotations.Nullable;

/** The engines of Micronaut HTTP Client, with repositories that retry without a pause. */
enum HttpEngine {
  CALLER_THREAD,
  JDK,
  NETTY;

  HttpHarvestJobRepository repository(HttpSettings settings) {
    return repository(settings, RequestSigner.NONE);
  }

  HttpHarvestJobRepository repository(HttpSettings settings, RequestSigner signer) {
    return repository(settings, signer, null);
  }

  HttpHarvestJobRepository repository(
      HttpSettings settings, RequestSigner signer, @Nullable ProxyServer proxy) {
    RequestSender sender =
        EngineClientFactory.create(
            settings, proxy, configuration -> sender(configuration, settings));
    return new HttpHarvestJobRepository(sender, true, proxy, settings, signer, () -> 0);
  }

  /** Returns a repository that pauses as long as it may before it tries again. */
  HttpHarvestJobRepository repositoryWithLongPauses(HttpSettings settings) {
    RequestSender sender =
        EngineClientFactory.create(
            settings, null, configuration -> sender(configuration, settings));
    return new HttpHarvestJobRepository(sender, true, null, settings, RequestSigner.NONE, () -> 1);
  }

  /** Returns a client as an embedder might make one; the caller closes it. */
  RawHttpClient client() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    return factory().createRawClient(null, configuration);
  }

  /** Returns a repository that trusts this authority and no other. */
  HttpHarvestJobRepository trusting(CertificateAuthority authority, HttpSettings settings) {
    ClientSslConfiguration ssl = new ClientSslConfiguration();
    ssl.getTrustStore().setPath("file:" + authority.trustStore());
    ssl.getTrustStore().setPassword(CertificateAuthority.PASSWORD);
    ssl.getTrustStore().setType("PKCS12");
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    configuration.setSslConfiguration(ssl);
    return new HttpHarvestJobRepository(
        sender(configuration, settings), true, null, settings, RequestSigner.NONE, () -> 0);
  }

  private RequestSender sender(HttpClientConfiguration configuration, HttpSettings settings) {
    return this == CALLER_THREAD
        ? CallerThreadHttpClient.create(configuration, 100)
        : new RawHttpClientSender(factory().createRawClient(null, configuration), settings);
  }

  private RawHttpClientFactory factory() {
    return this == NETTY ? new NettyHttpClientFactory() : new JdkHttpClientFactory();
  }
}
