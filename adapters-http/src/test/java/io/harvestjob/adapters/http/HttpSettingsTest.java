package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  private static final HttpSettings SETTINGS = HttpSettings.of(URI.create("https://h/base"));
  private static final Duration TIME = Duration.ofMillis(1);

  private static HttpSettings.Builder builder() {
    return HttpSettings.builder(URI.create("https://h/base"));
  }

  @Test
  void setsEveryDeadlineByDefault() {
    assertThat(SETTINGS)
        .isEqualTo(
            new HttpSettings(
                URI.create("https://h/base"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                4,
                500,
                null));
  }

  @Test
  void takesEveryValue() {
    Executor threads = Runnable::run;

    assertThat(
            builder()
                .connectTimeout(TIME)
                .apiCallAttemptTimeout(Duration.ofDays(1))
                .apiCallTimeout(TIME.multipliedBy(2))
                .maxAttempts(1)
                .maxConcurrency(2)
                .executor(threads)
                .build())
        .isEqualTo(
            new HttpSettings(
                SETTINGS.endpointOverride(),
                TIME,
                Duration.ofDays(1),
                TIME.multipliedBy(2),
                1,
                2,
                threads));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT24H0.000000001S"})
  void refusesATimeThatIsNoDeadline(Duration time) {
    String problem = " must be PT0.001S to PT24H, but was " + time;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().connectTimeout(time).build())
        .withMessage("connectTimeout" + problem);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().apiCallAttemptTimeout(time).build())
        .withMessage("apiCallAttemptTimeout" + problem);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().apiCallTimeout(time).build())
        .withMessage("apiCallTimeout" + problem);
  }

  @Test
  void needsAnAttempt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maxAttempts(0).build())
        .withMessage("maxAttempts must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maxConcurrency(0).build())
        .withMessage("maxConcurrency must be at least 1, but was 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h", "/x", "ftp://h", "http:h", "http:///x"})
  void refusesAnEndpointThatIsNoHttpUrl(URI endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.of(endpoint))
        .withMessage(
            "endpointOverride must be http://HOST or https://HOST,"
                + " with a port and a path if need be, but was %s",
            endpoint);
  }

  @Test
  void refusesAPasswordAndDoesNotShowIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.of(URI.create("http://user:secret@h")))
        .withMessage("endpointOverride must not hold a user or a password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h?q", "http://h/#f"})
  void refusesAQueryAndAFragment(URI endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.of(endpoint))
        .withMessage("endpointOverride must not have a query or a fragment");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void namesWhatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> HttpSettings.of(null))
        .withMessage("endpointOverride");
    assertThatNullPointerException()
        .isThrownBy(() -> builder().apiCallTimeout(null).build())
        .withMessage("apiCallTimeout");
  }
}
