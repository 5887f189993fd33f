package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressCachePolicyTest {

  private final Map<String, String> security = new HashMap<>();
  private final Map<String, String> system = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 5", "' 5 ', 5", "60, 60", "61, 60", "-1, 60", "many, 30", "'', 30"})
  void readsTheSecurityProperty(String seconds, int kept) {
    security.put("networkaddress.cache.ttl", seconds);

    assertThat(timeToLive()).isEqualTo(Duration.ofSeconds(kept));
  }

  @Test
  void readsTheSystemPropertyIfTheOtherIsNoNumber() {
    security.put("networkaddress.cache.ttl", "many");
    system.put("sun.net.inetaddr.ttl", "7");
    assertThat(timeToLive()).isEqualTo(Duration.ofSeconds(7));

    security.put("networkaddress.cache.ttl", "8");
    assertThat(timeToLive()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void knowsTheDefaultOfTheJdk() {
    assertThat(timeToLive()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void readsThisJvm() {
    assertThat(AddressCachePolicy.ofSystem().timeToLive(Duration.ofSeconds(1)))
        .isEqualTo(Duration.ofSeconds(1));
  }

  private Duration timeToLive() {
    return new AddressCachePolicy(security::get, system::get).timeToLive(Duration.ofMinutes(1));
  }
}
