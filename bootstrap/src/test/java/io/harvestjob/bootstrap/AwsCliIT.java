package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AWS CLI v2 of Debian's package awscli asks {@code harvestjob serve}. */
@Tag("real-clients")
@Timeout(120)
class AwsCliIT {

  private static final String JOBS = "--jobs=" + Path.of("samples/jobs.json").toAbsolutePath();
  private static final Path AWS = Path.of("/usr/bin/aws");

  @TempDir Path folder;
  @TempDir Path clientFolder;

  @Test
  void printsTheJobAsDescribeDoes() throws Exception {
    try (ServeProcess server = ServeProcess.start(launcher(), JOBS)) {
      assertThat(aws(server, "--id", "cup-final"))
          .isEqualTo(CommandLineResult.run("describe", "--id", "cup-final", JOBS));
    }
  }

  @Test
  void needsNoCredentials() throws Exception {
    try (ServeProcess server = ServeProcess.start(launcher(), JOBS)) {
      assertThat(aws(server, "--id", "cup-final", "--no-sign-request").exitCode()).isZero();
    }
  }

  @Test
  void reportsAnIdThatNoJobCanHave() throws Exception {
    try (ServeProcess server = ServeProcess.start(launcher(), JOBS)) {
      assertThat(aws(server, "--id", "../a b%").err())
          .contains("An error occurred (UnprocessableEntityException) when calling")
          .endsWith(": id must be 1 to 256 of A-Z a-z 0-9 _ -\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsEachErrorOfTheService(ServiceErrorType error) throws Exception {
    StubHttpResponse response =
        StubHttpResponse.json(error.httpStatus(), "{\"message\":\"its own words\"}")
            .with("x-amzn-ErrorType", error.errorCode());
    try (StubServer service = StubServer.returning(response);
        ServeProcess server =
            ServeProcess.start(launcher(), "--endpoint-url=" + service.endpoint())) {
      CommandLineResult run = aws(server, "--id", "job-1");

      assertThat(run.exitCode()).isEqualTo(254);
      assertThat(run.err())
          .contains("An error occurred (%s)".formatted(error.errorCode()))
          .endsWith(": its own words\n");
    }
  }

  private CommandLineResult aws(ServeProcess server, String... args) throws Exception {
    String[] fixed = {"mediapackage", "describe-harvest-job", "--endpoint-url", server.url() + ""};
    return client().run(joined(fixed, args));
  }

  private static String[] joined(String[] first, String[] rest) {
    return Stream.of(first, rest).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private ExecutableRunner client() {
    return credentials(new ExecutableRunner(AWS, clientFolder)).with("AWS_MAX_ATTEMPTS", "1");
  }

  private ExecutableRunner launcher() {
    return credentials(new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder));
  }

  private static ExecutableRunner credentials(ExecutableRunner launcher) {
    return launcher
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }
}
