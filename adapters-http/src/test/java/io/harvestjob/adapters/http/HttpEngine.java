package io.harvestjob.adapters.http;

import io.harvestjob.domain.spi.ProxyServer;
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
    RawHttpClient client = EngineClientFactory.create(settings, proxy, factory());
    return new HttpHarvestJobRepository(client, true, proxy, settings, signer, () -> 0);
  }

  /** Returns a repository that pauses as long as it may before it tries again. */
  HttpHarvestJobRepository repositoryWithLongPauses(HttpSettings settings) {
    RawHttpClient client = EngineClientFactory.create(settings, null, factory());
    return new HttpHarvestJobRepository(client, true, null, settings, RequestSigner.NONE, () -> 1);
  }

  /** Returns a client as an embedder might make one; the caller closes it. */
  RawHttpClient client() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    return (this == CALLER_THREAD ? JDK : this).factory().createRawClient(null, configuration);
  }

  /** Returns a client that trusts this authority and no other; the caller closes it. */
  RawHttpClient trusting(CertificateAuthority authority) {
    ClientSslConfiguration ssl = new ClientSslConfiguration();
    ssl.getTrustStore().setPath("file:" + authority.trustStore());
    ssl.getTrustStore().setPassword(CertificateAuthority.PASSWORD);
    ssl.getTrustStore().setType("PKCS12");
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    configuration.setSslConfiguration(ssl);
    return factory().createRawClient(null, configuration);
  }

  private RawHttpClientFactory factory() {
    return switch (this) {
      case CALLER_THREAD ->
          (url, configuration) -> CallerThreadHttpClient.create(configuration, 100);
      case JDK -> new JdkHttpClientFactory();
      case NETTY -> new NettyHttpClientFactory();
    };
  }
}
