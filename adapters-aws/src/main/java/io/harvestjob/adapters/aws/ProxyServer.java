package io.harvestjob.adapters.aws;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** A proxy, and what it may ask for. Its text shows no password. */
record ProxyServer(String host, int port, @Nullable String user, String password) {

  Proxy toProxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /** Returns what responds to the challenges of this proxy, and to nobody else's. */
  Authenticator toAuthenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(user, password.toCharArray())
            : null;
      }
    };
  }

  @Override
  public String toString() {
    return "http://%s:%d".formatted(host, port);
  }
}
