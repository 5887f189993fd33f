package io.harvestjob.bootstrap.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTest {

  private final SecretRedactor redactor =
      SecretRedactor.ofEnvironment(
          Map.of(
              "AWS_SECRET_ACCESS_KEY", "test",
              "AWS_SESSION_TOKEN", "token-of-one-line\ntoken-of-another"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Illegal character in path: http://user:SECRET@host/%zz",
        "http://SECRET@host",
        "proxy user:SECRET@host:8080 refused",
        "http://user:SE/C#RET@host",
        "http://host/?X-Amz-Signature=SECRET&x=1",
        "http://host/?x=1&X-Amz-Security-Token=SECRET",
        "http://host/?Signature=SECRET",
        "https://host/?access_token=SECRET",
        "Authorization: AWS4-HMAC-SHA256 Credential=SECRET/20260101, Signature=SECRET",
        "Proxy-Authorization=Basic SECRET",
        "Illegal character(s) in message header value: SECRET\nSECRET",
      })
  void hidesWhatStandsWhereSecretsDo(String text) {
    assertThat(redactor.redact(text)).doesNotContain("SECRET").contains("***");
  }

  @ParameterizedTest
  @CsvSource({"1234567, 1234567", "12345678, ***"})
  void takesAShortSecretForAPlaceholder(String secret, String redacted) {
    SecretRedactor redactor = SecretRedactor.ofEnvironment(Map.of("AWS_SESSION_TOKEN", secret));

    assertThat(redactor.redact(secret)).isEqualTo(redacted);
  }

  @Test
  void hidesKnownSecretsAndTheirLines() {
    assertThat(redactor.redact("a token-of-one-line\ntoken-of-another b")).isEqualTo("a *** b");
    assertThat(redactor.redact("token-of-one-line?token-of-another")).isEqualTo("***?***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
        "Could not connect to the endpoint URL: \"http://127.0.0.1:80/harvest_jobs/job-1\"",
        "The request signature we calculated does not match the signature you provided.",
        "\tat java.base/java.lang.Thread.run(Thread.java:840)",
        "this is a test"
      })
  void leavesEverythingElseAsItIs(String text) {
    assertThat(redactor.redact(text)).isEqualTo(text);
  }
}
