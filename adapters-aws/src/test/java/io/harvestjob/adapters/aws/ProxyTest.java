package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy that does not let a request pass is named, with what it said. */
class ProxyTest extends AbstractConfigurationTest {

  private static final URI BEHIND = URI.create("https://aws.invalid");

  @BeforeEach
  void setCredentials() {
    credentials("AK");
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
      NoUsableResponseException error = failureThrough(proxy.endpoint());

      assertThat(error.reason()).isEqualTo(reason);
      assertThat(error)
          .hasMessage(
              "Failed to connect to proxy URL: \"%s\": the proxy responds with HTTP status %d",
              proxy.endpoint(), status);
      assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
    }
  }

  @Test
  void saysHowToSendAPassword() {
    try (StubServer proxy = StubServer.returning(StubHttpResponse.json(407, ""))) {
      assertThat(failureThrough(proxy.endpoint()).hint().orElseThrow())
          .contains("-Djdk.http.auth.tunneling.disabledSchemes=");
    }
  }

  @Test
  void isNamedWhenNobodyListens() {
    StubServer gone = StubServer.returning(StubHttpResponse.json(200, ""));
    gone.close();
    NoUsableResponseException error = failureThrough(gone.endpoint());

    assertThat(error.reason()).isEqualTo(Reason.CONNECTION_FAILED);
    assertThat(error).hasMessage("Failed to connect to proxy URL: \"%s\"", gone.endpoint());
  }

  @Test
  void getsTheUserAndThePasswordThatItAsksFor() {
    try (StubServer proxy =
        StubServer.returning(
            StubHttpResponse.json(407, "").with("Proxy-Authenticate", "Basic realm=\"r\""),
            HarvestJobStubResponseFactory.of(aHarvestJob().build()))) {
      use("http", proxy.endpoint());
      set("http.proxyUser", "user");
      set("http.proxyPassword", "pass");

      assertThat(outcome(URI.create("http://aws.invalid"))).startsWith("HarvestJob[");
      assertThat(proxy.requests().get(1).header("Proxy-Authorization"))
          .contains("Basic dXNlcjpwYXNz");
    }
  }

  @Test
  void isAskedOnceMoreAtMostWhenItRefusesThePassword() {
    try (StubServer proxy =
        StubServer.returning(
            StubHttpResponse.json(407, "").with("Proxy-Authenticate", "Basic realm=\"r\""))) {
      use("http", proxy.endpoint());
      set("http.proxyUser", "user");
      set("http.proxyPassword", "SECRET");

      assertThat(outcome(URI.create("http://aws.invalid")))
          .startsWith(
              "NoUsableResponseException MISCONFIGURED - -: Failed to connect to proxy URL: \"%s\""
                  .formatted(proxy.endpoint()))
          .contains("407")
          .doesNotContain("SECRET");
      assertThat(proxy.requests()).hasSize(2);
    }
  }

  private static String outcome(URI endpoint) {
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(LocalRepositoryFactory.settings(endpoint).build())) {
      return LookupOutcomeFormatter.format(jobs);
    }
  }

  private static NoUsableResponseException failureThrough(URI proxy) {
    use("https", proxy);
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(
            LocalRepositoryFactory.settings(BEHIND).maxAttempts(1).build())) {
      return catchThrowableOfType(
          NoUsableResponseException.class, () -> jobs.get(new HarvestJobId("job-1")));
    }
  }

  private static void use(String scheme, URI proxy) {
    set(scheme + ".proxyHost", proxy.getHost());
    set(scheme + ".proxyPort", String.valueOf(proxy.getPort()));
  }
}
