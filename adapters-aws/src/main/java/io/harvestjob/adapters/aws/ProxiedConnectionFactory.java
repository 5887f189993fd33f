package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.ProxyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Creates connections, by way of a proxy if there is one. */
final class ProxiedConnectionFactory implements UrlConnectionFactory {

  private final Proxy proxy;
  private final @Nullable OneChallengeAuthenticator authenticator;
  private final int timeoutMillis;

  ProxiedConnectionFactory(Optional<ProxyServer> server, Duration timeout) {
    this.proxy = server.map(ProxyServer::toProxy).orElse(Proxy.NO_PROXY);
    this.authenticator =
        server.filter(s -> s.user() != null).map(OneChallengeAuthenticator::new).orElse(null);
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public HttpURLConnection createConnection(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
      connection.setConnectTimeout(timeoutMillis);
      connection.setReadTimeout(timeoutMillis);
      if (authenticator != null) {
        authenticator.expectChallenge();
        connection.setAuthenticator(authenticator);
      }
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
