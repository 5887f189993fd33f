package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "a b", "http://localhost", "127.0.0.1:80", "::1%nope", "host.invalid"})
  void refuseHostsThatAreNotKnown(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerSettings.listeningOn(host, 0))
        .withMessage("host %s is not known", host);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void refusePortsOutOfRange(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerSettings.listeningOn("127.0.0.1", port))
        .withMessage("port out of range:" + port);
  }

  @Test
  void refuseATimeoutThatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoopbackSettings.builder().lookupTimeout(Duration.ZERO).build())
        .withMessage("lookupTimeout must be positive: PT0S");
  }
}
