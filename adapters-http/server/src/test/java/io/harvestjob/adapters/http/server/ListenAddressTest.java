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
    assertThat(new ListenAddress(host, 0).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void recognisesOtherAddresses(String host) {
    assertThat(new ListenAddress(host, 0).isLoopback()).isFalse();
  }

  @Test
  void writesIpVersion6Uris() {
    assertThat(new ListenAddress("::1", 0).uri(80)).hasToString("http://[::1]:80");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void refusesPortsOutOfRange(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ListenAddress("127.0.0.1", port))
        .withMessage("port must be 0 to 65535, but was " + port);
  }
}
