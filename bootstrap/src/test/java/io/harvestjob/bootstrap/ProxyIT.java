package io.harvestjob.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy for https gets the user and the password of its URL, and nobody else does. */
@ParameterizedClass
@EnumSource
class ProxyIT {

  private static final StubHttpResponse CHALLENGE =
      StubHttpResponse.json(407, "").with("Proxy-Authenticate", "Basic realm=\"r\"");

  private static final StubHttpResponse NOT_FOUND =
      StubHttpResponse.json(404, "{}").with("x-amzn-ErrorType", "NotFoundException");

  private final AdapterType adapter;
  @TempDir Path folder;

  ProxyIT(AdapterType adapter) {
    this.adapter = adapter;
  }

  @Test
  void getsTheUserAndThePasswordThatItAsksFor() throws Exception {
    try (StubServer proxy =
        StubServer.start(
            request ->
                request.header("Proxy-Authorization").isEmpty()
                    ? CHALLENGE
                    : StubHttpResponse.json(403, ""))) {
      CommandLineResult run = run(proxy, "us%40er:SEC%3ARET+%25", "describe");

      assertThat(proxy.requests())
          .allMatch(request -> request.method().equals("CONNECT"))
          .last()
          .satisfies(
              request ->
                  assertThat(request.header("Proxy-Authorization"))
                      .contains("Basic " + base64("us@er:SEC:RET+%")));
      assertThat(run.err()).contains("403").doesNotContain("SEC", "us@er", "us%40er");
    }
  }

  @Test
  void endsAWaitWhenItRefusesThePassword() throws Exception {
    try (StubServer proxy = StubServer.returning(CHALLENGE)) {
      CommandLineResult run = run(proxy, "user:SECRET", "wait");

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err())
          .startsWith("\nFailed to connect to proxy URL: \"%s\": ".formatted(proxy.endpoint()))
          .contains("407")
          .doesNotContain("SECRET", base64("user:SECRET"));
      assertThat(proxy.requests()).hasSizeLessThanOrEqualTo(5); // or it locks the user out
    }
  }

  @Test
  void passesASignedRequestOn() throws Exception {
    try (StubServer proxy =
        StubServer.start(
            request -> request.header("Proxy-Authorization").isEmpty() ? CHALLENGE : NOT_FOUND)) {
      CommandLineResult run =
          inAws()
              .with("HTTP_PROXY", "http://user:pw@" + proxy.endpoint().getAuthority())
              .run(describe("http://aws.invalid"));

      assertThat(run.exitCode()).isEqualTo(254);
      assertThat(proxy.requests())
          .last()
          .satisfies(
              request ->
                  assertThat(request.header("Authorization").orElse(""))
                      .startsWith("AWS4-HMAC-SHA256 Credential=AK/"));
    }
  }

  @Test
  void isNotUsedForThisMachine() throws Exception {
    try (StubServer service = StubServer.returning(NOT_FOUND)) {
      CommandLineResult run =
          inAws()
              .with("JAVA_OPTS", "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9")
              .run(describe("http://localhost:" + service.endpoint().getPort()));

      assertThat(run.exitCode()).isEqualTo(254);
      assertThat(service.requests()).hasSize(1);
    }
  }

  private CommandLineResult run(StubServer proxy, String userInfo, String command)
      throws Exception {
    return inAws()
        .with(
            "HTTPS_PROXY", "http://%s@127.0.0.1:%d".formatted(userInfo, proxy.endpoint().getPort()))
        .run(
            command,
            "--debug",
            "--id=job-1",
            "--adapter=" + adapter,
            "--endpoint-url=https://aws.invalid");
  }

  private String[] describe(String endpoint) {
    return new String[] {
      "describe", "--id=job-1", "--adapter=" + adapter, "--endpoint-url=" + endpoint
    };
  }

  private ExecutableRunner inAws() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder)
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
