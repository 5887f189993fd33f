package io.harvestjob.adapters.aws;

import static software.amazon.awssdk.utils.FunctionalUtils.invokeSafely;

import io.harvestjob.adapterkit.ProxyServer;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.NonRetryableException;
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
    HttpURLConnection connection =
        (HttpURLConnection) invokeSafely(() -> uri.toURL().openConnection(proxy));
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    if (authenticator != null) {
      authenticator.expected.remove();
      connection.setAuthenticator(authenticator);
    }
    return connection;
  }

  /**
   * Responds to one challenge of the proxy for each connection: the JDK would send a password that
   * is refused 19 times (measured), which may lock the user out. A connection is opened by the
   * thread that created it.
   */
  private static final class OneChallengeAuthenticator extends Authenticator {

    private final ProxyServer proxy;
    private final ThreadLocal<Boolean> expected = ThreadLocal.withInitial(() -> true);

    private OneChallengeAuthenticator(ProxyServer proxy) {
      this.proxy = proxy;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      if (!expected.get()) {
        throw NonRetryableException.create("Proxy returns \"HTTP/1.1 407\" to the password");
      }
      expected.set(false);
      return new PasswordAuthentication(proxy.user(), proxy.password().toCharArray());
    }
  }
}
