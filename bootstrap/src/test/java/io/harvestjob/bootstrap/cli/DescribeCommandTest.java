package io.harvestjob.bootstrap.cli;

import static io.harvestjob.bootstrap.cli.CommandLineResult.run;
import static io.harvestjob.bootstrap.cli.CommandLineResult.runOnATerminal;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.io.OutputStream.nullOutputStream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.domain.HarvestJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeCommandTest {

  private static final HarvestJob JOB = aHarvestJob().withOriginEndpointId("käse").build();

  @TempDir Path folder;
  private String jobs = "";

  @BeforeEach
  void writeJobsFile() throws IOException {
    Path file = folder.resolve("jobs.json");
    jobs = Files.writeString(file, OutputFormat.json.format(JOB)).toString();
  }

  @Test
  void printsJsonByDefault() {
    assertThat(run("describe", "--id", "job-1", "--jobs", jobs))
        .isEqualTo(new CommandLineResult(0, OutputFormat.json.format(JOB), ""));
  }

  @ParameterizedTest
  @EnumSource
  void printsInEachForm(OutputFormat format) {
    assertThat(run("describe", "--id=job-1", "--jobs=" + jobs, "--output=" + format).out())
        .isEqualTo(format.format(JOB));
  }

  @Test
  void forgetsTheOptionsOfTheRunBefore() {
    StandardStreams none =
        new StandardStreams(
            new PrintStream(nullOutputStream()), new PrintStream(nullOutputStream()), false);
    CommandLineInterface commandLine = new CommandLineInterface(none);

    assertThat(commandLine.run("describe", "--id=job-1", "--jobs=" + jobs)).isZero();
    assertThat(
            commandLine.run(
                "describe", "--id=job-1", "--region=us-east-1", "--profile=no-such-profile"))
        .isEqualTo(255);
  }

  @Test
  void callsAwsWithoutAFile() {
    assertThat(run("describe", "--id=job-1", "--region=us-east-1", "--profile=no-such-profile"))
        .isEqualTo(
            new CommandLineResult(
                255, "", "\nThe config profile (no-such-profile) could not be found\n"));
  }

  @Test
  void reportsAnAbsentJobAsTheAwsCliDoes() {
    assertThat(run("describe", "--id", "job-2", "--jobs", jobs))
        .isEqualTo(
            new CommandLineResult(
                254,
                "",
                "\nAn error occurred (NotFoundException) when calling the DescribeHarvestJob"
                    + " operation: Harvest job job-2 not found\n"));
  }

  @Test
  void letsNoErrorControlTheTerminal() throws IOException {
    String fake =
        "{\"Fake\": {\"FailNext\": [{\"Code\": \"Forbidden\", \"Message\": \"\\\\u001b[2J\"}]},";
    String json = OutputFormat.json.format(JOB).replaceFirst("\\{", fake);
    Path file = Files.writeString(folder.resolve("failing.json"), json);
    String[] describe = {"describe", "--id", "job-1", "--jobs", file.toString()};

    assertThat(runOnATerminal(describe).err()).contains("operation: ?[2J\n");
    assertThat(run(describe).err()).contains("operation: \u001b[2J\n");
  }

  @Test
  void hintsAtCausesOnATerminal() {
    assertThat(runOnATerminal("describe", "--id", "job-2", "--jobs", jobs).err())
        .endsWith("\nNo such job in this region and account, or it is older than 90 days.\n");
  }

  @Test
  void saysWhatIsWorthCheckingOfAFailedJobOnATerminal() throws IOException {
    Path file = folder.resolve("failed.json");
    Files.writeString(file, OutputFormat.json.format(aHarvestJob().withStatus("FAILED").build()));
    String[] describe = {"describe", "--id", "job-1", "--jobs", file.toString()};

    assertThat(runOnATerminal(describe).err()).contains("OPEN: they do not tell):\n  OPEN  ");
    assertThat(run(describe).err()).isEmpty();
  }

  @Test
  void reportsAnIdThatNoJobCanHave() {
    assertThat(run("describe", "--id", "ö".repeat(257), "--jobs", jobs))
        .isEqualTo(
            new CommandLineResult(
                252,
                "",
                """

                Parameter validation failed:
                id must be 1 to 256 of A-Z a-z 0-9 _ -
                """));
  }

  @Test
  void reportsABadFile() {
    assertThat(run("describe", "--id", "job-1", "--jobs", "nope\u001b.json"))
        .isEqualTo(
            new CommandLineResult(252, "", "\nJobs file nope?.json: there is no such file\n"));
  }

  @Test
  void showsNoStackTraceUnlessAskedTo() {
    assertThat(run("describe", "--id", "job-2", "--jobs", jobs, "--debug").err())
        .contains("operation: Harvest job job-2 not found\n")
        .contains("\tat io.harvestjob.");
  }

  @Test
  void needsAnId() {
    CommandLineResult run = run("describe", "--jobs", jobs);

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("\nusage: harvestjob describe ")
        .contains("\n  harvestjob describe --help\n")
        .endsWith("\nharvestjob: error: Missing required option: '--id=<id>'\n\n");
  }

  @ParameterizedTest
  @CsvSource({
    "http://u:SECRET@h/%zz, it is no URL: Malformed escape pair at character 19",
    "http:, it is no URL: Expected scheme-specific part at character 6",
    "http://[::1, it is no URL: Expected closing bracket for IPv6 address at character 12"
  })
  void saysWhereAnEndpointIsMalformedWithoutShowingIt(String url, String problem) {
    assertThat(run("describe", "--id", "job-1", "--endpoint-url", url).err())
        .endsWith(
            "\nharvestjob: error: Invalid value for option '--endpoint-url': " + problem + "\n\n")
        .doesNotContain("SECRET");
  }

  @Test
  void needsAValueForAnId() {
    assertThat(run("describe", "--id").err())
        .endsWith("\nharvestjob: error: Missing required parameter for option '--id' (<id>)\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--id --debug", "--id --output=json", "--jobs --id=job-1"})
  void takesNoOptionForTheValueOfTheOneBefore(String options) {
    assertThat(run(("describe " + options + " --timeout=1s").split(" ")).err())
        .endsWith(": expected one argument\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-hello", "-Verbose", "--id", "--debug", "--", "-h", "describe", "null"})
  void takesEachIdThatAwsAllows(String id) throws IOException {
    HarvestJob job = aHarvestJob().withId(id).build();
    Path file = Files.writeString(folder.resolve("a.json"), OutputFormat.json.format(job));

    assertThat(run("describe", "--id=" + id, "--jobs=" + file).out()).contains("\"" + id + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h.json", "--debug", "@jobs.json"})
  void takesAnyNameOfAFileAfterTheEqualsSign(String file) {
    assertThat(run("describe", "--id=a", "--jobs=" + file).err())
        .contains(file + ": there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--id @F", "--id=@F", "@F", "--id a @F", "--id a --jobs @F", "--jobs=@F"})
  void readsNoArgumentFromAFile(String arguments) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
    String command = "describe " + arguments.replace("@F", "@" + secret);

    CommandLineResult run = run(command.split(" "));

    assertThat(run.exitCode()).isIn(252, 253);
    assertThat(run.err()).doesNotContain("SECRET");
  }

  @Test
  void listsTheExitCodesInTheHelp() {
    assertThat(run("describe", "--help").out())
        .contains("Exit codes:\n")
        .containsSubsequence("\n  0 ", "\n  252 ", "\n  253 ", "\n  254 ", "\n  255 ");
  }

  @Test
  void namesEveryUnknownOption() {
    CommandLineResult run = run("describe", "--id", "job-1", "--foo", "--bar\u001b");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).endsWith(": Unknown options: '--foo', '--bar?'\n\n");
  }

  @Test
  void namesTheFormatsThereAre() {
    CommandLineResult run = run("describe", "--id", "job-1", "--output", "xml");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("'--output': expected one of [json, text, table]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--region=a --jobs=b",
        "--jobs=b --adapter=aws",
        "--jobs=b --profile=a",
        "--endpoint-url=http://h --jobs=b",
        "--jobs=b --region=a",
        "--profile=a --region=c --jobs=b",
        "--jobs=b --adapter=http --region=c"
      })
  void readsFromAFileOrFromAws(String options) {
    CommandLineResult run = run(("describe --id=job-1 " + options).split(" "));

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err())
        .startsWith("\nusage: harvestjob describe ")
        .endsWith(
            "error: argument --jobs: not allowed with --adapter, --region, --profile, --endpoint-url\n\n");
  }

  @Test
  void refusesATimeoutThatIsTooLong() {
    CommandLineResult run = run("describe", "--id=job-1", "--region=r", "--timeout=25h");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).startsWith("\napiCallTimeout ");
  }

  @Test
  void takesTheLastOfAnOptionThatIsGivenTwice() {
    assertThat(run("describe", "--id", "job-2", "--id", "job-1", "--jobs", jobs).exitCode())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version"})
  void helpsOnStdout(String option) {
    for (CommandLineResult run : new CommandLineResult[] {run(option), run("describe", option)}) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("harvestjob");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void needsACommand() {
    assertThat(run().exitCode()).isEqualTo(252);
  }

  @Test
  void showsHelp() {
    assertThat(run("describe", "--help").out())
        .isEqualTo(
            """
            Usage: harvestjob describe [-hV] [--debug] [--adapter=<adapter>]
                                       [--endpoint-url=<url>] --id=<id> [--jobs=<file>]
                                       [--output=<output>] [--profile=<profile>]
                                       [--region=<region>] [--timeout=<duration>]
            Prints a harvest job.
                  --adapter=<adapter>    The client that calls AWS: aws, http; default: aws.
                  --debug                Show the stack trace of an error.
                  --endpoint-url=<url>   Call this URL instead of the endpoint of the
                                           region.
              -h, --help                 Show this help message and exit.
                  --id=<id>              The id of the harvest job.
                  --jobs=<file>          Read jobs from this file instead of calling AWS.
                  --output=<output>      One of json, text, table; default: json.
                  --profile=<profile>    Use this profile of the AWS configuration.
                  --region=<region>      The AWS region; default: AWS_REGION,
                                           AWS_DEFAULT_REGION or that of the profile.
                  --timeout=<duration>   Give up after 200ms, 10s, 30m or 2h, retries
                                           included; default: 30s, at most 24h.
              -V, --version              Print version information and exit.
            Exit codes:
              0     the job was printed
              252   the usage is wrong, a parameter is invalid, or a file is bad
              253   there is no region, or there are no credentials
              254   the service returned an error, also if there is no such job
              255   anything else, such as a lost connection
            """);
  }

  @Test
  void completesInAShell() {
    CommandLineResult run = run("generate-completion");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("complete ").contains("--output");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describe --id job-1 --jobs ",
        "--help",
        "describe --help",
        "--version",
        "generate-completion"
      })
  void failsWhenTheOutputCannotBeWritten(String command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams full =
        new StandardStreams(new PrintStream(new FullDisk(), true), new PrintStream(err), false);
    String[] args = (command.endsWith(" ") ? command + jobs : command).split(" ");

    assertThat(new CommandLineInterface(full).run(args)).isEqualTo(255);
    assertThat(err.toString(UTF_8)).isEqualTo("\nCould not write to stdout\n");
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("no space left");
    }
  }
}
