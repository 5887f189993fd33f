package io.harvestjob.bootstrap.cli;

import static io.harvestjob.bootstrap.cli.CommandLineResult.run;
import static io.harvestjob.bootstrap.cli.CommandLineResult.runOnATerminal;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.domain.HarvestJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitCommandTest {

  @TempDir Path folder;

  @Test
  void printsTheJobThatSucceeded() throws IOException {
    CommandLineResult run = run(wait(job("IN_PROGRESS"), "{'FinishAfterLookups': 2}"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(OutputFormat.json.format(job("SUCCEEDED")));
    assertThat(run.err()).matches("job-1: IN_PROGRESS, after \\d+s\n");
  }

  @Test
  void saysWhatIsWorthCheckingOfAJobThatFailed() throws IOException {
    CommandLineResult run =
        run(wait(job("IN_PROGRESS"), "{'FinishAfterLookups': 0, 'FinishAs': 'FAILED'}"));

    assertThat(run.exitCode()).isEqualTo(10);
    assertThat(run.out()).contains("\"Status\": \"FAILED\"");
    assertThat(run.err())
        .contains("Worth checking\n(APPLIES: this job's values explain it, ")
        .contains("OPEN: they do not tell):\n  OPEN  ")
        .contains("\n  RULED_OUT  the window is longer than 24 h: a window of 1 h\n")
        .contains("role arn:aws:iam::111122223333:role/MediaPackageHarvest\n");
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, 0", "FAILED, 10", "CANCELLED, 11"})
  void tellsByItsExitCodeHowTheJobEnded(String status, int exitCode) throws IOException {
    CommandLineResult run = run(wait(job(status), "null"));

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEqualTo(OutputFormat.json.format(job(status)));
  }

  @Test
  void reportsAllThatIsWrongWithAQuery() throws IOException {
    Path jobs = Files.writeString(folder.resolve("jobs.json"), "[]");
    CommandLineResult run = run("wait", "--id=a b", "--timeout=2184h", "--jobs=" + jobs);

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err())
        .endsWith(
            """
            Parameter validation failed:
            id must be 1 to 256 of A-Z a-z 0-9 _ -; timeout must not exceed 90 days
            """);
  }

  @Test
  void printsTheJobAsItWasWhenTheTimeIsOver() throws IOException {
    CommandLineResult run = run(wait(job("IN_PROGRESS"), "null", "--timeout=50ms"));

    assertThat(run.exitCode()).isEqualTo(12);
    assertThat(run.out()).contains("\"Status\": \"IN_PROGRESS\"");
    assertThat(run.err()).endsWith("Timed out after 0.05s\n");
  }

  @Test
  void saysWhyNoPollSucceededUntilTheTimeout() throws IOException {
    String down =
        "{'FailNext': [{'Code': 'ServiceUnavailable', 'Times': 999999999, 'Message': 'm'}]}";

    CommandLineResult run = run(wait(job("IN_PROGRESS"), down, "--timeout=50ms"));

    assertThat(run.exitCode()).isEqualTo(13);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).endsWith("Last error: ServiceUnavailableException (m)\n");
  }

  @Test
  void pollsAgainAfterThrottling() throws IOException {
    String throttled =
        "{'FinishAfterLookups': 0, 'FailNext': [{'Code': 'TooManyRequestsException'}]}";

    CommandLineResult run = run(wait(job("IN_PROGRESS"), throttled));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("job-1: TooManyRequestsException (");
  }

  @Test
  void endsAtOnceWhenItIsDenied() throws IOException {
    String denied = "{'FailNext': [{'Code': 'ForbiddenException', 'Message': 'no'}]}";

    assertThat(run(wait(job("IN_PROGRESS"), denied)))
        .isEqualTo(
            new CommandLineResult(
                254,
                "",
                "\nAn error occurred (ForbiddenException) when calling the DescribeHarvestJob"
                    + " operation: no\n"));
  }

  @Test
  void reportsAnAbsentJobAsDescribeDoes() throws IOException {
    CommandLineResult run = run(wait(job("IN_PROGRESS"), "null", "--id=other"));

    assertThat(run.exitCode()).isEqualTo(254);
    assertThat(run.err()).contains("(NotFoundException)");
  }

  @Test
  void letsNoJobControlTheTerminal() throws IOException {
    String throttled =
        "{'FinishAfterLookups': 0,"
            + " 'FailNext': [{'Code': 'TooManyRequestsException', 'Message': 'a\u202eb'}]}";

    assertThat(runOnATerminal(wait(job("IN_PROGRESS"), throttled)).err())
        .isEqualTo("job-1: TooManyRequestsException (a?b), after 0s\n");
  }

  private String[] wait(HarvestJob job, String fake, String... options) throws IOException {
    String member = "{\"Fake\": %s,".formatted(fake.replace('\'', '"'));
    String json = OutputFormat.json.format(job).replaceFirst("\\{", member);
    Path file = Files.writeString(folder.resolve("jobs.json"), json);
    Stream<String> command = Stream.of("wait", "--id=job-1", "--jobs=" + file, "--interval=1ms");
    return Stream.concat(command, Stream.of(options)).toArray(String[]::new);
  }

  private static HarvestJob job(String status) {
    return aHarvestJob().withStatus(status).build();
  }
}
