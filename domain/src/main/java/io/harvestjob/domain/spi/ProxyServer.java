package io.harvestjob.domain.spi;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for HTTP, and the user and password that it may ask for. Its text shows neither.
 * Immutable and thread-safe.
 *
 * @param host the name or the address of the proxy
 * @param port its port
 * @param user the user; null if the proxy asks for none
 * @param password the password; empty if there is none
 */
public record ProxyServer(String host, int port, @Nullable String user, String password) {

  /** Returns the proxy as the JDK has it; its host is not looked up. */
  public Proxy toProxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /** Returns what responds to the challenges of this proxy, and to nobody else's. */
  public Authenticator toAuthenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(user, password.toCharArray())
            : null;
      }
    };
  }

  /** Returns the URL of the proxy, without user and password. */
  @Override
  public String toString() {
    return "http://%s:%d".formatted(host, port);
  }
}
