package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.CertificateAuthority;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import io.micronaut.http.client.HttpClientConfiguration;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy carries the requests, and one that refuses them is named with its status. */
@Timeout(20)
class HttpProxyTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final String PASSWORD = "Basic dXNlcjpwYXNz";
  private static final String SIGNATURE = "AWS4-HMAC-SHA256 of the request";
  private static final RequestSigner SIGNER =
      (method, uri, headers) -> Map.of("Authorization", SIGNATURE);
  private static final StubHttpResponse PROXY_CHALLENGE =
      StubHttpResponse.json(407, "").with("Proxy-Authenticate", "Basic realm=\"r\"");

  @TempDir private Path folder;

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
      NoUsableResponseException error = failure(proxy.endpoint(), "https://aws.invalid", null);

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
    NoUsableResponseException error = failure(gone.endpoint(), "https://aws.invalid", null);

    assertThat(error.reason()).isEqualTo(Reason.CONNECTION_FAILED);
    assertThat(error).hasMessage("Failed to connect to proxy URL: \"%s\"", gone.endpoint());
  }

  @Test
  void isNamedWhenItLetsNobodyConnect() {
    TransportExceptionTranslator exceptions =
        new TransportExceptionTranslator(new ProxyServer("proxy", 3128, null, ""));

    NoUsableResponseException error =
        exceptions.translate(
            new HttpConnectTimeoutException("timed out"), URI.create("https://aws.invalid"));

    assertThat(error.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(error).hasMessage("Failed to connect to proxy URL: \"http://proxy:3128\"");
  }

  @Test
  void saysHowToSendAPassword() {
    try (StubServer proxy = StubServer.returning(StubHttpResponse.json(407, ""))) {
      assertThat(failure(proxy.endpoint(), "https://aws.invalid", null).hint().orElseThrow())
          .contains("-Djdk.http.auth.tunneling.disabledSchemes=");
    }
  }

  @ParameterizedTest
  @CsvSource({"http", "https"})
  void isNamedWhenItRefusesThePassword(String scheme) {
    try (StubServer proxy = StubServer.returning(PROXY_CHALLENGE)) {
      NoUsableResponseException error =
          failure(proxy.endpoint(), scheme + "://aws.invalid", "user");

      assertThat(error)
          .hasMessage(
              "Failed to connect to proxy URL: \"%s\": the proxy responds with HTTP status 407",
              proxy.endpoint());
      assertThat(error.reason()).isEqualTo(Reason.MISCONFIGURED);
      assertThat(proxy.requests()).as("or it locks the user out").hasSize(1);
    }
  }

  @Test
  void getsTheUserAndThePasswordWithTheSignedRequest() {
    try (StubServer proxy =
            StubServer.returning(
                StubHttpResponse.json(401, "").with("WWW-Authenticate", "Basic realm=\"r\""));
        HttpHarvestJobRepository jobs =
            repository(proxy.endpoint(), "http://aws.invalid", "user")) {
      assertThatThrownBy(() -> jobs.get(ID)).isInstanceOf(ForbiddenException.class);

      assertThat(proxy.requests()).hasSize(1);
      ReceivedRequest request = proxy.requests().get(0);
      assertThat(request.header("Proxy-Authorization")).contains(PASSWORD);
      assertThat(request.header("Authorization")).contains(SIGNATURE);
    }
  }

  @Test
  void getsThePasswordWhenItOpensATunnelAndTheServiceTheSignature() throws Exception {
    CertificateAuthority authority = CertificateAuthority.create(folder);
    try (TunnelStub tunnel = TunnelStub.start(authority, "401 \r\nWWW-Authenticate: Basic");
        HttpHarvestJobRepository jobs = repository(tunnel.endpoint(), authority)) {
      assertThatThrownBy(() -> jobs.get(ID)).isInstanceOf(ForbiddenException.class);

      assertThat(tunnel.requests()).hasSize(2);
      assertThat(tunnel.requests().get(0))
          .startsWith("CONNECT 127.0.0.1:")
          .contains("Proxy-Authorization: " + PASSWORD)
          .doesNotContain(SIGNATURE);
      assertThat(tunnel.requests().get(1))
          .startsWith("GET /harvest_jobs/job-1 ")
          .contains("Authorization: " + SIGNATURE)
          .doesNotContain("Proxy-Authorization", PASSWORD);
    }
  }

  private static NoUsableResponseException failure(
      URI proxy, String endpoint, @Nullable String user) {
    try (HttpHarvestJobRepository jobs = repository(proxy, endpoint, user)) {
      return catchThrowableOfType(NoUsableResponseException.class, () -> jobs.get(ID));
    }
  }

  private static HttpHarvestJobRepository repository(
      URI proxyUrl, String endpoint, @Nullable String user) {
    HttpSettings settings = HttpSettings.builder(URI.create(endpoint)).maxAttempts(1).build();
    ProxyServer proxy = proxy(proxyUrl, user);
    return repository(settings, proxy, JdkEngineClient.configuration(settings, proxy));
  }

  private static HttpHarvestJobRepository repository(URI proxyUrl, CertificateAuthority authority) {
    HttpSettings settings =
        HttpSettings.builder(URI.create("https://127.0.0.1:1")).maxAttempts(1).build();
    ProxyServer proxy = proxy(proxyUrl, "user");
    HttpClientConfiguration configuration = JdkEngineClient.configuration(settings, proxy);
    configuration.setSslConfiguration(HttpEngine.trust(authority));
    return repository(settings, proxy, configuration);
  }

  private static ProxyServer proxy(URI url, @Nullable String user) {
    return new ProxyServer(url.getHost(), url.getPort(), user, "pass");
  }

  private static HttpHarvestJobRepository repository(
      HttpSettings settings, ProxyServer proxy, HttpClientConfiguration configuration) {
    JdkEngineClient client = JdkEngineClient.create(configuration, proxy);
    RetryingHarvestJobClient jobs =
        new RetryingHarvestJobClient(
            settings,
            SIGNER,
            new RequestSender(client.client(), settings, proxy),
            RetryBackoff.RANDOM,
            new ServiceClock(Clock.systemUTC()));
    return new HttpHarvestJobRepository(settings, jobs, client::close);
  }
}
