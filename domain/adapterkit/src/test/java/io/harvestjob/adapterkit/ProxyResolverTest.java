package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harvestjob.domain.NoUsableResponseException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyResolverTest {

  private static final URI HTTPS = URI.create("https://mediapackage.us-east-1.amazonaws.com");
  private static final URI HTTP = URI.create("http://mediapackage.us-east-1.amazonaws.com:8080");

  private static final String[] PROPERTIES = {
    "http.proxyHost", "https.proxyHost", "https.proxyPort", "https.proxyUser", "http.nonProxyHosts"
  };

  private final Map<String, String> variables = new HashMap<>();

  @AfterEach
  void clearProperties() {
    Stream.of(PROPERTIES).forEach(System::clearProperty);
  }

  @Test
  void findsNoProxy() {
    assertThat(resolve(HTTPS)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void takesTheVariableForTheSchemeOfTheEndpoint(String name) {
    variables.put(name, "http://secure:1");
    variables.put("HTTP_PROXY", "http://plain:2");

    assertThat(resolve(HTTPS)).isEqualTo("http://secure:1");
    assertThat(resolve(HTTP)).isEqualTo("http://plain:2");
  }

  @Test
  void prefersLowerCase() {
    variables.put("HTTPS_PROXY", "http://upper:1");
    variables.put("https_proxy", "http://lower:1");

    assertThat(resolve(HTTPS)).isEqualTo("http://lower:1");
  }

  @ParameterizedTest
  @CsvSource({
    "proxy:3128, http://proxy:3128",
    "proxy, http://proxy:80",
    "http://proxy, http://proxy:80",
    "HTTP://proxy:3128/, http://proxy:3128",
    "' http://proxy:3128 ', http://proxy:3128",
    "'', none",
    "' ', none"
  })
  void takesEveryFormOfAUrl(String value, String proxy) {
    variables.put("HTTPS_PROXY", value);

    assertThat(resolve(HTTPS)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "http://user:p%40ss+word@proxy:1, user, p@ss+word",
    "user@proxy:1, user, ''",
    "user:a:b@proxy:1, user, a:b"
  })
  void takesUserAndPasswordAndShowsNeither(String value, String user, String password) {
    variables.put("HTTPS_PROXY", value);
    ProxyServer proxy = resolver().resolve(HTTPS).orElseThrow();

    assertThat(proxy.user()).isEqualTo(user);
    assertThat(proxy.password()).isEqualTo(password);
    assertThat(proxy).hasToString("http://proxy:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://u:SECRET@proxy:1",
        "socks5://u:SECRET@proxy",
        "http://u:SECRET@/%zz",
        "http://u:1/SECRET@proxy:1",
        "http://u:1?SECRET@proxy:1",
        "http://SECRET#1@proxy:1",
        "http://u:a@SECRET#1@proxy:1"
      })
  void refusesWhatIsNoProxyWithoutShowingIt(String value) {
    variables.put("https_proxy", value);

    assertThatThrownBy(() -> resolve(HTTPS))
        .isInstanceOf(NoUsableResponseException.class)
        .hasMessage(
            "HTTPS_PROXY must be http://HOST:PORT,"
                + " with USER:PASSWORD@ before the host if need be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                                                | none
          mediapackage.us-east-1.amazonaws.com             | none
          other, .amazonaws.com                            | none
          amazonaws.com                                    | none
          *.amazonaws.com                                  | none
          AMAZONAWS.COM                                    | none
          mediapackage.us-east-1.amazonaws.com:8080        | none
          naws.com                                         | http://plain:2
          mediapackage.us-east-1.amazonaws.com:81          | http://plain:2
          ,                                                | http://plain:2
          """)
  void leavesOutWhatNoProxyNames(String noProxy, String proxy) {
    variables.put("HTTP_PROXY", "http://plain:2");
    variables.put("NO_PROXY", noProxy);

    assertThat(resolve(HTTP)).isEqualTo(proxy);
  }

  @Test
  void ignoresEmptyNamesInNoProxy() {
    variables.put("HTTP_PROXY", "http://plain:2");
    variables.put("NO_PROXY", ",other");

    assertThat(resolve(URI.create("http://fully.qualified.:8080"))).isEqualTo("http://plain:2");
  }

  @Test
  void prefersThePropertiesOfTheJvm() {
    variables.put("HTTPS_PROXY", "http://variable:1");
    System.setProperty("https.proxyHost", "property");
    System.setProperty("http.proxyHost", "plain");

    assertThat(resolve(HTTPS)).isEqualTo("http://property:443");
    assertThat(resolve(HTTP)).isEqualTo("http://plain:80");
    System.setProperty("https.proxyPort", "3128");
    assertThat(resolve(HTTPS)).isEqualTo("http://property:3128");
  }

  @Test
  void takesTheUserOfTheJvm() {
    System.setProperty("https.proxyHost", "property");
    System.setProperty("https.proxyUser", "user");

    assertThat(resolver().resolve(HTTPS)).contains(new ProxyServer("property", 443, "user", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "*.amazonaws.com, none",
    "a|mediapackage.*, none",
    "amazonaws.com, http://property:443"
  })
  void leavesOutWhatTheJvmDoes(String nonProxyHosts, String proxy) {
    System.setProperty("https.proxyHost", "property");
    System.setProperty("http.nonProxyHosts", nonProxyHosts);

    assertThat(resolve(HTTPS)).isEqualTo(proxy);
  }

  @Test
  void asksNoVariableWhereTheJvmLeavesAHostOut() {
    variables.put("HTTPS_PROXY", "http://variable:1");
    System.setProperty("https.proxyHost", "property");
    System.setProperty("http.nonProxyHosts", "*");

    assertThat(resolve(HTTPS)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:9", "http://127.0.0.1:9", "http://[::1]:9"})
  void leavesOutLoopbackAsTheJvmDoes(URI loopback) {
    System.setProperty("http.proxyHost", "property");

    assertThat(resolve(loopback)).isEqualTo("none");
    assertThat(resolve(HTTP)).isEqualTo("http://property:80");
  }

  private String resolve(URI endpoint) {
    return resolver().resolve(endpoint).map(ProxyServer::toString).orElse("none");
  }

  private ProxyResolver resolver() {
    return new ProxyResolver(variables::get);
  }
}
