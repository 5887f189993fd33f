package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationInboxTest {

  @ParameterizedTest
  @ValueSource(ints = {16, 512})
  void takesASecretOfAnyLengthThatFits(int length) {
    assertThat(inbox("s".repeat(length)).isSecret("s".repeat(length))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 513})
  void refusesASecretThatIsTooShortOrTooLong(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inbox("s".repeat(length)))
        .withMessage("the secret must be 16 to 512 characters of printable ASCII without blanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open sesame, please", "\u00f6ffne dich, sesam", "open-sesame-now\u0007"})
  void refusesASecretThatNoHeaderCarriesAsItIsWithoutShowingIt(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inbox(secret))
        .withMessageContaining("the secret must be")
        .withMessageNotContaining("sesam");
  }

  @Test
  void neverShowsTheSecret() {
    assertThat(inbox("open-sesame-1234")).asString().doesNotContain("sesame");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> inbox(null)).withMessage("secret");
    assertThatNullPointerException()
        .isThrownBy(() -> new NotificationInbox("open-sesame-1234", null))
        .withMessage("events");
  }

  private static NotificationInbox inbox(String secret) {
    return new NotificationInbox(secret, event -> {});
  }
}
