package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment variables that other AWS tools read are read alike by both adapters. */
@ParameterizedClass
@EnumSource
class EnvironmentIT {

  private final AdapterType adapter;
  @TempDir Path folder;

  EnvironmentIT(AdapterType adapter) {
    this.adapter = adapter;
  }

  @Test
  void namesTheEndpoint() throws Exception {
    try (StubServer server = StubServer.returning(StubHttpResponse.json(404, "{}"))) {
      describe(inAws().with("AWS_ENDPOINT_URL_MEDIAPACKAGE", server.endpoint() + "/base"));

      assertThat(server.requests().get(0).target()).isEqualTo("/base/harvest_jobs/job-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void namesTheProxyForTheSchemeOfTheEndpoint(String variable) throws Exception {
    try (StubServer proxy = StubServer.returning(StubHttpResponse.json(403, ""))) {
      CommandLineResult run =
          describe(
              inAws()
                  .with(variable, "http://user:SECRET@127.0.0.1:" + proxy.endpoint().getPort())
                  .with("HTTP_PROXY", "http://127.0.0.1:1"),
              "--endpoint-url=https://aws.invalid");

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err())
          .startsWith("\nFailed to connect to proxy URL: \"%s\"".formatted(proxy.endpoint()))
          .doesNotContain("SECRET");
      assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
    }
  }

  @Test
  void callsAnEndpointWithoutProxyDirectly() throws Exception {
    try (StubServer server = StubServer.returning(StubHttpResponse.json(404, "{}"))) {
      describe(
          inAws().with("http_proxy", "http://127.0.0.1:1").with("NO_PROXY", "127.0.0.1"),
          "--endpoint-url=" + server.endpoint());

      assertThat(server.requests()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ENDPOINT_URL, localhost:8080, 'must be http://HOST or https://HOST'",
    "AWS_ENDPOINT_URL, http://u:SECRET@h/%zz, is no URL",
    "AWS_MAX_ATTEMPTS, abc, 'must be a whole number from 1, but was abc'",
    "AWS_RETRY_MODE, abc, 'must be legacy, standard or adaptive, but was abc'"
  })
  void isNamedWhenItCannotBeUsed(String variable, String value, String problem) throws Exception {
    CommandLineResult run = describe(inAws().with(variable, value));

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err()).startsWith("\n" + variable + " " + problem).doesNotContain("SECRET");
  }

  @Test
  void namesAProfileWhoseProcessFails() throws Exception {
    profile("credential_process = /bin/sh -c \"echo sealed >&2; exit 3\"");

    CommandLineResult run = describe(runner().with("AWS_PROFILE", "p"));

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err())
        .startsWith("\nError when retrieving credentials from profile p: ")
        .contains("sealed");
  }

  @Test
  void letsNoProcessTakeLongerThanTheCall() throws Exception {
    profile("credential_process = /bin/sleep 60");

    assertThat(describe(runner().with("AWS_PROFILE", "p"), "--timeout=3s").err())
        .matches(
            "\nTimed out while (retrieving credentials from profile p|signing the request).*\n");
  }

  @Test
  void hidesATokenThatNoHeaderCanHold() throws Exception {
    CommandLineResult run = describe(inAws().with("AWS_SESSION_TOKEN", "SEC\nRET"), "--debug");

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err()).contains("session token of env has").doesNotContain("SEC\n", "RET");
  }

  private CommandLineResult describe(ExecutableRunner runner, String... options) throws Exception {
    String[] command = new String[options.length + 3];
    command[0] = "describe";
    command[1] = "--id=" + aHarvestJob().build().id();
    command[2] = "--adapter=" + adapter;
    System.arraycopy(options, 0, command, 3, options.length);
    return runner.run(command);
  }

  private void profile(String text) throws Exception {
    Files.writeString(
        folder.resolve("config"), "[profile p]\nregion = us-east-1\n%s\n".formatted(text));
  }

  private ExecutableRunner inAws() {
    return runner()
        .with("AWS_ENDPOINT_URL", "http://127.0.0.1:1") // nothing listens there
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }

  private ExecutableRunner runner() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder);
  }
}
