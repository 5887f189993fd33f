package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsSettingsTest {

  private static final AwsSettings DEFAULTS = AwsSettings.defaults();

  @Test
  void hasADeadlineWhateverIsSaid() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new AwsSettings(
                null, null, null, Duration.ofSeconds(30), Duration.ofSeconds(10), null));
  }

  @Test
  void keepsWhatIsSaid() {
    Duration shortest = Duration.ofMillis(1);
    Duration longest = Duration.ofDays(1);
    URI endpoint = URI.create("https://host:8443/base/");

    assertThat(
            DEFAULTS
                .withRegion("eu-west-1")
                .withProfile("p")
                .withEndpointUrl(endpoint)
                .withTimeout(longest)
                .withAttemptTimeout(shortest)
                .withMaxAttempts(1))
        .isEqualTo(new AwsSettings("eu-west-1", "p", endpoint, longest, shortest, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999S", "PT24H0.001S"})
  void refusesATimeoutThatIsNone(Duration time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withTimeout(time))
        .withMessage("timeout must be PT0.001S to PT24H, but was %s", time);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withAttemptTimeout(time))
        .withMessage("attemptTimeout must be PT0.001S to PT24H, but was %s", time);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void needsTimeouts() {
    assertThatNullPointerException()
        .isThrownBy(() -> DEFAULTS.withTimeout(null))
        .withMessage("timeout");
    assertThatNullPointerException()
        .isThrownBy(() -> DEFAULTS.withAttemptTimeout(null))
        .withMessage("attemptTimeout");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void needsAnAttempt(int attempts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withMaxAttempts(attempts))
        .withMessage("maxAttempts must be at least 1, but was %d", attempts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void refusesEmptyNames(String empty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withRegion(empty))
        .withMessage("region must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withProfile(empty))
        .withMessage("profile must not be empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "/path", "ftp://host", "http:///path", "host", ""})
  void refusesAnEndpointThatIsNone(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withEndpointUrl(URI.create(url)))
        .withMessage(
            "endpointUrl must be http://HOST or https://HOST,"
                + " with a port and a path if need be, but was %s",
            url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/?a=b", "http://host/#a"})
  void refusesAnEndpointWithAQuery(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withEndpointUrl(URI.create(url)))
        .withMessage("endpointUrl must not have a query or a fragment, but was %s", url);
  }

  @Test
  void neverShowsAPassword() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withEndpointUrl(URI.create("http://user:secret@host")))
        .withMessage("endpointUrl must not hold a user or a password");
  }
}
