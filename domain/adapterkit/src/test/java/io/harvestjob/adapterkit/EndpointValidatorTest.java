package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointValidatorTest {

  @ParameterizedTest
  @ValueSource(strings = {"http://h", "https://h:8443", "https://h/path/", "http://[::1]:8080"})
  void returnsAnEndpoint(URI url) {
    assertThat(EndpointValidator.requireValid(url, "endpoint")).isSameAs(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"h", "", "/x", "//h", "h:8080", "ftp://h", "xhttp://h", "http:h", "http:///x"})
  void refusesWhatIsNoHttpUrl(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndpointValidator.requireValid(url, "AWS_ENDPOINT_URL"))
        .withMessage(
            "AWS_ENDPOINT_URL must be http://HOST or https://HOST,"
                + " with a port and a path if need be, but was %s",
            url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:user:secret@h",
        "http:/user:secret@h",
        "user:secret@h",
        "http://h?key=secret",
        "h?key=secret",
        "http://h#secret"
      })
  void doesNotShowWhatMayBeSecret(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndpointValidator.requireValid(url, "endpoint"))
        .withMessageStartingWith("endpoint must ")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://user:secret@h", "http://user:secret@a_b", "http://user:1/secret@h"})
  void refusesAPasswordAndDoesNotShowIt(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndpointValidator.requireValid(url, "endpoint"))
        .withMessage("endpoint must not hold a user or a password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h?q", "http://h/#f"})
  void refusesAQueryAndAFragment(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndpointValidator.requireValid(url, "endpoint"))
        .withMessage("endpoint must not have a query or a fragment");
  }
}
