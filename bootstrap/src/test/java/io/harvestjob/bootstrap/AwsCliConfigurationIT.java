package io.harvestjob.bootstrap;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is configured, {@code describe} ends as the AWS CLI v2 of Debian does. */
@Tag("real-clients")
@Timeout(120)
class AwsCliConfigurationIT {

  @TempDir Path folder;

  static Stream<Arguments> configurations() {
    return Stream.of(
            configuration("", "You must specify a region"),
            configuration("", "Unable to locate credentials", "AWS_REGION=us-east-1"),
            configuration(
                "",
                "(Partial credentials found in|Error when retrieving credentials from) env",
                "AWS_REGION=us-east-1",
                "AWS_ACCESS_KEY_ID=AK"),
            configuration("", "The config profile \\(q\\) could not be found", "AWS_PROFILE=q"),
            configuration("[default\nregion = us-east-1\n", "Unable to parse config file: "),
            configuration(
                "[profile p]\nregion = us-east-1\ncredential_process = /bin/false\n",
                "Error when retrieving credentials from ",
                "AWS_PROFILE=p"))
        .flatMap(row -> Stream.of(AdapterType.values()).map(adapter -> withAdapter(row, adapter)));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void failsAlike(String config, String line, Map<String, String> variables, AdapterType adapter)
      throws Exception {
    Files.writeString(folder.resolve("config"), config);
    try (StubServer server = StubServer.returning(StubHttpResponse.json(404, "{}"))) {
      String endpoint = "--endpoint-url=" + server.endpoint();
      CommandLineResult ours =
          run(
              ExecutableRunner.EXECUTABLE,
              variables,
              "describe",
              "--id=job-1",
              endpoint,
              "--adapter=" + adapter);
      CommandLineResult theirs =
          run(
              Path.of("/usr/bin/aws"),
              variables,
              "mediapackage",
              "describe-harvest-job",
              "--id=job-1",
              endpoint);

      assertThat(ours.exitCode()).isEqualTo(theirs.exitCode());
      assertThat(ours.err()).containsPattern("^\n" + line);
      assertThat(theirs.err()).containsPattern("^\n" + line);
      assertThat(server.requests()).isEmpty();
    }
  }

  private CommandLineResult run(Path executable, Map<String, String> variables, String... args)
      throws Exception {
    ExecutableRunner runner = new ExecutableRunner(executable, folder);
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      runner = runner.with(variable.getKey(), variable.getValue());
    }
    return runner.run(args);
  }

  private static Arguments configuration(String config, String line, String... variables) {
    return Arguments.of(config, line, variables(variables));
  }

  private static Map<String, String> variables(String... variables) {
    return Arrays.stream(variables)
        .map(variable -> variable.split("=", 2))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static Arguments withAdapter(Arguments row, AdapterType adapter) {
    Object[] columns = row.get();
    return Arguments.of(columns[0], columns[1], columns[2], adapter);
  }
}
