package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy carries the requests, and one that refuses them is named with its status. */
@ParameterizedClass
@EnumSource
class HttpProxyTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");

  private final HttpEngine engine;

  HttpProxyTest(HttpEngine engine) {
    this.engine = engine;
  }

  @ParameterizedTest
  @CsvSource({
    "502, CONNECTION_FAILED",
    "504, CONNECTION_FAILED",
    "429, CONNECTION_FAILED",
    "407, MISCONFIGURED",
    "403, MISCONFIGURED"
  })
  void isNamedWithTheStatusOfItsRefusal(int status, Reason reason) {
    try (StubServer proxy = StubServer.returning(StubHttpResponse.json(status, ""))) {
      NoUsableResponseException error = failure(proxy.endpoint(), "https://aws.invalid");

      assertThat(error)
          .hasMessage(
              "Failed to connect to proxy URL: \"%s\": the proxy responds with HTTP status %d",
              proxy.endpoint(), status);
      assertThat(error.reason()).isEqualTo(reason);
      assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
    }
  }

  @Test
  void isNamedWhenNobodyListens() {
    StubServer gone = StubServer.returning(StubHttpResponse.json(200, ""));
    gone.close();
    NoUsableResponseException error = failure(gone.endpoint(), "https://aws.invalid");

    assertThat(error.reason()).isEqualTo(Reason.CONNECTION_FAILED);
    assertThat(error).hasMessage("Failed to connect to proxy URL: \"%s\"", gone.endpoint());
  }

  @Test
  void saysHowToSendAPassword() {
    try (StubServer proxy = StubServer.returning(StubHttpResponse.json(407, ""))) {
      assertThat(failure(proxy.endpoint(), "https://aws.invalid").hint().orElseThrow())
          .contains("-Djdk.http.auth.tunneling.disabledSchemes=");
    }
  }

  private NoUsableResponseException failure(URI proxy, String endpoint) {
    try (HttpHarvestJobRepository jobs = repository(proxy, endpoint, null)) {
      return catchThrowableOfType(NoUsableResponseException.class, () -> jobs.get(ID));
    }
  }

  private HttpHarvestJobRepository repository(URI proxy, String endpoint, @Nullable String user) {
    return repository(proxy, endpoint, user, 1);
  }

  private HttpHarvestJobRepository repository(
      URI proxy, String endpoint, @Nullable String user, int maxAttempts) {
    return engine.repository(
        HttpSettings.of(URI.create(endpoint)).withMaxAttempts(maxAttempts),
        RequestSigner.NONE,
        new ProxyServer(proxy.getHost(), proxy.getPort(), user, "pass"));
  }

  /** Netty sends them unasked, the JDK when they are asked for. */
  @Test
  void getsTheUserAndThePassword() {
    try (StubServer proxy =
            StubServer.returning(
                StubHttpResponse.json(407, "").with("Proxy-Authenticate", "Basic realm=\"r\""),
                StubHttpResponse.json(403, ""));
        HttpHarvestJobRepository jobs =
            repository(proxy.endpoint(), "http://aws.invalid", "user")) {
      assertThatThrownBy(() -> jobs.get(ID)).isInstanceOf(HarvestJobException.class);

      assertThat(proxy.requests())
          .last()
          .satisfies(
              request ->
                  assertThat(request.header("Proxy-Authorization")).contains("Basic dXNlcjpwYXNz"));
    }
  }

  /** Netty's engine reports one such refusal of twenty as a lost connection (measured). */
  @Test
  void isNamedWhenItRefusesThePassword() {
    StubHttpResponse challenge =
        StubHttpResponse.json(407, "").with("Proxy-Authenticate", "Basic realm=\"r\"");
    try (StubServer proxy = StubServer.returning(challenge);
        HttpHarvestJobRepository jobs =
            repository(proxy.endpoint(), "http://aws.invalid", "user", 5)) {
      NoUsableResponseException error =
          catchThrowableOfType(NoUsableResponseException.class, () -> jobs.get(ID));

      assertThat(error)
          .hasMessage(
              "Failed to connect to proxy URL: \"%s\": the proxy responds with HTTP status 407",
              proxy.endpoint());
      assertThat(error.reason()).isEqualTo(Reason.MISCONFIGURED);
    }
  }

  /** Micronaut's own client of the JDK engine tells everybody, and so the adapter creates none. */
  @Test
  void isTheOnlyOneToGetThePassword() {
    try (StubServer proxy =
            StubServer.returning(
                StubHttpResponse.json(401, "").with("WWW-Authenticate", "Basic realm=\"r\""));
        HttpHarvestJobRepository jobs =
            repository(proxy.endpoint(), "http://aws.invalid", "user")) {
      assertThatThrownBy(() -> jobs.get(ID)).isInstanceOf(HarvestJobException.class);

      assertThat(proxy.requests())
          .isNotEmpty()
          .allMatch(
              request -> request.header("Authorization").isEmpty() || engine == HttpEngine.JDK);
    }
  }
}
