package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyServerTest {

  private final ProxyServer proxy = new ProxyServer("proxy.example", 3128, "user", "secret");

  @Test
  void isAnHttpProxyWhoseHostIsNotLookedUp() {
    assertThat(proxy.toProxy())
        .isEqualTo(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)));
  }

  @ParameterizedTest
  @CsvSource({
    "403, MISCONFIGURED",
    "407, MISCONFIGURED",
    "428, MISCONFIGURED",
    "429, CONNECTION_FAILED",
    "499, MISCONFIGURED",
    "500, CONNECTION_FAILED",
    "503, CONNECTION_FAILED"
  })
  void namesItselfAndTheStatusOfItsRefusal(int status, Reason reason) {
    IOException cause = new IOException();

    NoUsableResponseException refusal = proxy.refusal(status, cause);

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal)
        .hasMessage(
            "Failed to connect to proxy URL: \"http://proxy.example:3128\":"
                + " the proxy responds with HTTP status %d",
            status)
        .hasCause(cause);
  }

  @Test
  void saysWhatToDoAboutAPasswordThatIsRefused() {
    assertThat(proxy.refusal(407, null).hint()).contains(ProxyServer.PASSWORD_HINT);
    assertThat(proxy.refusal(403, null).hint()).isEmpty();
  }
}
