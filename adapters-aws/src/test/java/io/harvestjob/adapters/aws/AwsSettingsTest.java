package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AwsSettingsTest {

  @Test
  void hasADeadlineWhateverIsSaid() {
    assertThat(AwsSettings.defaults())
        .isEqualTo(
            new AwsSettings(
                null,
                null,
                null,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                null,
                null,
                null,
                null));
  }

  @Test
  void keepsWhatIsSaid() {
    Duration shortest = Duration.ofMillis(1);
    Duration longest = Duration.ofDays(1);
    URI endpoint = URI.create("https://host:8443/base/");

    assertThat(
            AwsSettings.builder()
                .region("eu-west-1")
                .profile("p")
                .endpointOverride(endpoint)
                .apiCallTimeout(longest)
                .apiCallAttemptTimeout(shortest)
                .maxAttempts(1)
                .build())
        .isEqualTo(
            new AwsSettings("eu-west-1", "p", endpoint, longest, shortest, 1, null, null, null));
  }

  @Test
  void showsAllButTheSourceOfCredentialsAndTheClient() {
    AwsSettings settings =
        AwsSettings.builder()
            .region("eu-west-1")
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .build();

    assertThat(settings)
        .hasToString(
            "AwsSettings[region=eu-west-1, profile=null, endpointOverride=null,"
                + " apiCallTimeout=PT30S, apiCallAttemptTimeout=PT10S, maxAttempts=null]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999S", "PT24H0.001S"})
  void refusesATimeoutThatIsNone(Duration time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsSettings.builder().apiCallTimeout(time).build())
        .withMessage("apiCallTimeout must be PT0.001S to PT24H, but was %s", time);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsSettings.builder().apiCallAttemptTimeout(time).build())
        .withMessage("apiCallAttemptTimeout must be PT0.001S to PT24H, but was %s", time);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void needsTimeouts() {
    assertThatNullPointerException()
        .isThrownBy(() -> AwsSettings.builder().apiCallTimeout(null).build())
        .withMessage("apiCallTimeout");
    assertThatNullPointerException()
        .isThrownBy(() -> AwsSettings.builder().apiCallAttemptTimeout(null).build())
        .withMessage("apiCallAttemptTimeout");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void needsAnAttempt(int attempts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsSettings.builder().maxAttempts(attempts).build())
        .withMessage("maxAttempts must be at least 1, but was %d", attempts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void takesABlankValueForNone(String blank) {
    assertThat(
            AwsSettings.builder()
                .region(blank)
                .profile(blank)
                .endpointOverride(URI.create(blank.strip()))
                .build())
        .isEqualTo(AwsSettings.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "/path", "ftp://host", "http:///path", "host"})
  void refusesAnEndpointThatIsNone(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsSettings.builder().endpointOverride(URI.create(url)).build())
        .withMessage(
            "endpointOverride must be http://HOST or https://HOST,"
                + " with a port and a path if need be, but was %s",
            url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/?a=b", "http://host/#a"})
  void refusesAnEndpointWithAQuery(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsSettings.builder().endpointOverride(URI.create(url)).build())
        .withMessage("endpointOverride must not have a query or a fragment");
  }

  @Test
  void neverShowsAPassword() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AwsSettings.builder()
                    .endpointOverride(URI.create("http://user:secret@host"))
                    .build())
        .withMessage("endpointOverride must not hold a user or a password");
  }
}
