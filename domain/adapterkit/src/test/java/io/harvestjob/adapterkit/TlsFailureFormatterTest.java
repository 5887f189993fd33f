package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFailureFormatterTest {

  @Test
  void namesACertificateThatHasExpired() {
    assertThat(format(new CertificateExpiredException("NotAfter: t1")))
        .isEqualTo("the certificate has expired (NotAfter: t1)");
  }

  @Test
  void namesACertificateThatIsNotValidYet() {
    assertThat(format(new CertificateNotYetValidException("NotBefore: t1")))
        .isEqualTo("the certificate is not valid yet (NotBefore: t1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unsupported or unrecognized SSL message",
        "Unrecognized SSL message, plaintext connection?",
        "not an SSL/TLS record: 4854"
      })
  void namesAServerWithoutTls(String message) {
    assertThat(format(new SSLHandshakeException(message)))
        .isEqualTo("the server does not speak TLS");
  }

  @Test
  void repeatsWhatTheInnermostCauseSays() {
    assertThat(format(new SSLHandshakeException("m1"))).isEqualTo("m1");
    assertThat(TlsFailureFormatter.format(new IOException("m2"))).isEqualTo("m2");
  }

  @Test
  void takesACauseThatSaysNothing() {
    assertThat(TlsFailureFormatter.format(new IOException())).isEqualTo("null");
  }

  private static String format(Exception cause) {
    return TlsFailureFormatter.format(new IOException("outer", new IOException("middle", cause)));
  }
}
