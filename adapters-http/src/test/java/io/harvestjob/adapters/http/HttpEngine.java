package io.harvestjob.adapters.http;

import io.harvestjob.fixtures.CertificateAuthority;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.jdk.JdkHttpClientFactory;
import io.micronaut.http.client.netty.NettyHttpClientFactory;
import io.micronaut.http.ssl.ClientSslConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** The clients that requests are sent over, with repositories that retry without a pause. */
enum HttpEngine {
  /** The adapter's own client. */
  JDK {
    @Override
    HttpHarvestJobRepository repository(
        HttpClientConfiguration configuration,
        HttpSettings settings,
        RequestSigner signer,
        RetryBackoff backoff) {
      JdkEngineClient client = JdkEngineClient.create(configuration, null);
      return new HttpHarvestJobRepository(
          settings, retrying(client.client(), settings, signer, backoff), client::close);
    }

    @Override
    RawHttpClient client(HttpClientConfiguration configuration) {
      return new JdkHttpClientFactory().createRawClient(null, configuration);
    }
  },
  /** The client of a caller who has Netty. */
  NETTY {
    @Override
    HttpHarvestJobRepository repository(
        HttpClientConfiguration configuration,
        HttpSettings settings,
        RequestSigner signer,
        RetryBackoff backoff) {
      RawHttpClient client = client(configuration);
      return new HttpHarvestJobRepository(
          settings, retrying(client, settings, signer, backoff), () -> close(client));
    }

    @Override
    RawHttpClient client(HttpClientConfiguration configuration) {
      return new NettyHttpClientFactory().createRawClient(null, configuration);
    }
  };

  /** Returns a repository that closes its client. */
  abstract HttpHarvestJobRepository repository(
      HttpClientConfiguration configuration,
      HttpSettings settings,
      RequestSigner signer,
      RetryBackoff backoff);

  abstract RawHttpClient client(HttpClientConfiguration configuration);

  /** Returns a client as an embedder might make one; the caller closes it. */
  RawHttpClient client() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    return client(configuration);
  }

  HttpHarvestJobRepository repository(HttpSettings settings) {
    return repository(settings, RequestSigner.NONE);
  }

  HttpHarvestJobRepository repository(HttpSettings settings, RequestSigner signer) {
    return repository(configuration(settings), settings, signer, new RetryBackoff(() -> 0));
  }

  /** Returns a repository that pauses as long as it may before it tries again. */
  HttpHarvestJobRepository repositoryWithLongPauses(HttpSettings settings) {
    return repository(
        configuration(settings), settings, RequestSigner.NONE, new RetryBackoff(() -> 1));
  }

  /** Returns a repository that trusts this authority and no other. */
  HttpHarvestJobRepository trusting(CertificateAuthority authority, HttpSettings settings) {
    HttpClientConfiguration configuration = configuration(settings);
    configuration.setSslConfiguration(trust(authority));
    return repository(configuration, settings, RequestSigner.NONE, new RetryBackoff(() -> 0));
  }

  static ClientSslConfiguration trust(CertificateAuthority authority) {
    ClientSslConfiguration ssl = new ClientSslConfiguration();
    ssl.getTrustStore().setPath("file:" + authority.trustStore());
    ssl.getTrustStore().setPassword(CertificateAuthority.PASSWORD);
    ssl.getTrustStore().setType("PKCS12");
    return ssl;
  }

  static RetryingHarvestJobClient retrying(
      RawHttpClient client, HttpSettings settings, RequestSigner signer, RetryBackoff backoff) {
    return new RetryingHarvestJobClient(
        settings,
        signer,
        new RequestSender(client, settings, null),
        backoff,
        new ServiceClock(Clock.systemUTC()));
  }

  private static HttpClientConfiguration configuration(HttpSettings settings) {
    HttpClientConfiguration configuration = JdkEngineClient.configuration(settings, null);
    configuration.setDecompressionEnabled(false);
    return configuration;
  }

  private static void close(RawHttpClient client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
