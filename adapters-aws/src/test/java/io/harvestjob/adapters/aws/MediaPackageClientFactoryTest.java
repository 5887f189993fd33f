package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK does not tell in which variable it has found what it cannot use. */
class MediaPackageClientFactoryTest {

  private static final String MESSAGE = "Unknown mode: fast-mode";

  @Test
  void namesTheVariableThatHoldsTheValue() {
    assertThat(variableIn(Map.of("AWS_DEFAULTS_MODE", "fast-mode", "AWS_REGION", "eu-west-1")))
        .isEqualTo(" in AWS_DEFAULTS_MODE");
  }

  @Test
  void namesTheVariableThatFitsBestOfSeveral() {
    assertThat(
            variableIn(
                Map.of("AWS_PROFILE", "fast", "AWS_DEFAULTS_MODE", "fast-mode", "AWS_X", "mode")))
        .isEqualTo(" in AWS_DEFAULTS_MODE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_X_SECRET", "HOME"})
  void doesNotNameAVariableThatHoldsASecretOrIsNotOfAws(String name) {
    assertThat(variableIn(Map.of(name, "fast-mode"))).isEmpty();
  }

  @Test
  void doesNotNameABlankVariable() {
    assertThat(variableIn(Map.of("AWS_PROFILE", " "))).isEmpty();
  }

  private static String variableIn(Map<String, String> environment) {
    return MediaPackageClientFactory.variableIn(MESSAGE, environment);
  }
}
