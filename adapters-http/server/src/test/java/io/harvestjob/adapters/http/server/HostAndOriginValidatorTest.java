package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndOriginValidatorTest {

  private final HostAndOriginValidator loopback =
      new HostAndOriginValidator(
          LoopbackSettings.builder().allowedHosts(Set.of("Jobs.example")).build());
  private final HostAndOriginValidator everywhere =
      new HostAndOriginValidator(ServerSettings.listeningOn("0.0.0.0", 0));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "localhost.:8080",
        "127.0.0.1",
        "127.1.2.3:80",
        "[::1]:8080",
        "jobs.example",
        "JOBS.example:8080"
      })
  void allowsLoopbackNamesAndThoseOfTheSettings(String host) {
    assertThat(loopback.allowsHost(host)).isTrue();
    assertThat(loopback.allowsOrigin("http://" + host, host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127.evil.example",
        "localhost@evil.example",
        "[::2]",
        "10.0.0.1",
        "localhost:80:80"
      })
  void allowsNoOtherHostOnLoopback(String host) {
    assertThat(loopback.allowsHost(host)).isFalse();
  }

  @Test
  void remembersOnlyNamesThatItAllows() {
    assertThat(loopback.allowsHost("localhost:8080")).isTrue();
    assertThat(loopback.allowsHost("evil.example")).isFalse();

    assertThat(loopback.allowsHost("evil.example")).isFalse();
    assertThat(loopback.allowsOrigin("http://evil.example", "localhost:8080")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://localhost.evil.example",
        "null",
        "",
        "file://",
        "%"
      })
  void allowsNoOtherOriginOnThisMachine(String origin) {
    assertThat(loopback.allowsOrigin(origin, "localhost:8080")).isFalse();
    assertThat(everywhere.allowsOrigin(origin, "127.0.0.1:8080")).isFalse();
  }

  @Test
  void allowsEveryHostIfOtherMachinesCanConnect() {
    assertThat(everywhere.allowsHost("gateway.example")).isTrue();
    assertThat(everywhere.allowsOrigin("http://other.example", "gateway.example")).isTrue();
  }

  @Test
  void allowsRequestsWithoutHost() {
    assertThat(loopback.allowsHost(null)).isTrue();
    assertThat(loopback.allowsOrigin(null, "localhost")).isTrue();
  }
}
