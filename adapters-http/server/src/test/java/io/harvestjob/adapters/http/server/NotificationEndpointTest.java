package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationEndpointTest {

  @ParameterizedTest
  @ValueSource(ints = {16, 512})
  void acceptsASecretOfEachLimit(int length) {
    assertThat(endpoint("s".repeat(length)).isSecret("s".repeat(length))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 513})
  void refusesASecretThatIsTooShortOrTooLong(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoint("s".repeat(length)))
        .withMessage("the secret must be 16 to 512 characters of printable ASCII without blanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open sesame, please", "\u00f6ffne dich, sesam", "open-sesame-now\u0007"})
  void refusesASecretThatFitsNoHeaderWithoutShowingIt(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoint(secret))
        .withMessageContaining("the secret must be")
        .withMessageNotContaining("sesam");
  }

  @Test
  void neverShowsTheSecret() {
    assertThat(endpoint("open-sesame-1234")).asString().doesNotContain("sesame");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> endpoint(null)).withMessage("secret");
    assertThatNullPointerException()
        .isThrownBy(() -> new NotificationEndpoint("open-sesame-1234", null))
        .withMessage("listener");
  }

  private static NotificationEndpoint endpoint(String secret) {
    return new NotificationEndpoint(secret, event -> {});
  }
}
