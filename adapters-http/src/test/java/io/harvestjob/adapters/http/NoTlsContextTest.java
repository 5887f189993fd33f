package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class NoTlsContextTest {

  private final SSLContext context = new NoTlsContext();

  /** Which a client may ask for before it knows that it needs no TLS. */
  @Test
  void hasNoProtocols() {
    assertThat(context.getDefaultSSLParameters().getProtocols()).isEmpty();
    assertThat(context.getSupportedSSLParameters().getProtocols()).isEmpty();
  }

  @Test
  void opensNoConnection() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(context::createSSLEngine)
        .withMessage("No TLS");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> context.createSSLEngine("h", 443))
        .withMessage("No TLS");
  }
}
