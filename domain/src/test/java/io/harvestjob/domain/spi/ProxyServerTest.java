package io.harvestjob.domain.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProxyServerTest {

  private final ProxyServer proxy = new ProxyServer("proxy.example", 3128, "user", "secret");

  @Test
  void isAnHttpProxyWhoseHostIsNotLookedUp() {
    assertThat(proxy.toProxy())
        .isEqualTo(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)));
  }

  @Test
  void givesUserAndPasswordToAProxy() {
    PasswordAuthentication credentials = requireNonNull(credentialsFor(RequestorType.PROXY));

    assertThat(credentials.getUserName()).isEqualTo("user");
    assertThat(credentials.getPassword()).containsExactly("secret".toCharArray());
  }

  @Test
  void givesNothingToAServer() {
    assertThat(credentialsFor(RequestorType.SERVER)).isNull();
  }

  private @Nullable PasswordAuthentication credentialsFor(RequestorType requestor) {
    Authenticator authenticator = proxy.toAuthenticator();
    return authenticator.requestPasswordAuthenticationInstance(
        "proxy.example", null, 3128, "http", "realm", "Basic", null, requestor);
  }
}
