package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void recognisesLoopbackAddresses(String host) {
    assertThat(ListenAddress.of(host, 0).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void recognisesOtherAddresses(String host) {
    assertThat(ListenAddress.of(host, 0).isLoopback()).isFalse();
  }

  @Test
  void writesIpVersion6Uris() {
    assertThat(ListenAddress.of("::1", 0).uri(80)).hasToString("http://[::1]:80");
  }

  @Test
  void writesUrisThatCanBeConnectedTo() {
    assertThat(ListenAddress.of("0.0.0.0", 0).uri(80)).hasToString("http://127.0.0.1:80");
    assertThat(ListenAddress.of("::", 0).uri(80)).hasToString("http://[::1]:80");
    assertThat(ListenAddress.of("127.0.0.2", 0).uri(80)).hasToString("http://127.0.0.2:80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "http://localhost", "127.0.0.1:80", "::1%nope", "host.invalid"})
  void refusesHostsThatAreNotKnown(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.of(host, 0))
        .withMessageStartingWith("host ");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void refusesPortsOutOfRange(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.of("127.0.0.1", port))
        .withMessage("port must be 0 to 65535, but was " + port);
  }
}
