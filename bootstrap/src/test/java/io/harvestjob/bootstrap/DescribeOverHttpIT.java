package io.harvestjob.bootstrap;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable against a local endpoint; messages and exit codes are those of the AWS CLI. */
@ParameterizedClass
@EnumSource
class DescribeOverHttpIT {

  private static final String JOB =
      """
      {"arn": "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1",
       "channelId": "channel-1", "createdAt": "2024-05-06T07:08:09Z",
       "endTime": "2024-05-06T07:00:00Z", "id": "job-1", "originEndpointId": "endpoint-1",
       "s3Destination": {"bucketName": "bucket-1", "manifestKey": "job-1/index.m3u8",
         "roleArn": "arn:aws:iam::111122223333:role/MediaPackageHarvest"},
       "startTime": "2024-05-06T06:00:00Z", "status": "IN_PROGRESS"}""";

  private final AdapterType adapter;
  @TempDir Path folder;

  DescribeOverHttpIT(AdapterType adapter) {
    this.adapter = adapter;
  }

  @Test
  void printsTheJob() throws Exception {
    assertThat(describe(StubHttpResponse.json(200, JOB)))
        .isEqualTo(new CommandLineResult(0, OutputFormat.json.format(aHarvestJob().build()), ""));
  }

  @Test
  void signsTheRequest() throws Exception {
    try (StubServer server = StubServer.returning(StubHttpResponse.json(200, JOB))) {
      ExecutableRunner inSession = inAws().with("AWS_SESSION_TOKEN", "TOKEN");
      describe(inSession, "--endpoint-url=" + server.endpoint() + "/base/");

      ReceivedRequest request = server.requests().get(0);
      assertThat(request.target()).isEqualTo("/base/harvest_jobs/job-1");
      assertThat(request.header("X-Amz-Security-Token")).contains("TOKEN");
      assertThat(new SigV4Verifier("SK").verifies(request)).isTrue();
      assertThat(new SigV4Verifier("other").verifies(request)).isFalse();
    }
  }

  @Test
  void reportsAnErrorOfTheService() throws Exception {
    assertThat(
            describe(
                StubHttpResponse.json(404, "{\"message\": \"m1\"}")
                    .with("x-amzn-ErrorType", "NotFoundException")))
        .isEqualTo(
            new CommandLineResult(
                254,
                "",
                "\nAn error occurred (NotFoundException) when calling the DescribeHarvestJob"
                    + " operation: m1\n"));
  }

  @Test
  void reportsTheStatusWhereThereIsNoCode() throws Exception {
    assertThat(describe(StubHttpResponse.json(404, "{\"message\": \"m1\"}")).err())
        .isEqualTo("\nAn error occurred (404) when calling the DescribeHarvestJob operation: m1\n");
  }

  @Test
  void reportsAResponseThatIsNoJob() throws Exception {
    CommandLineResult run = describe(StubHttpResponse.json(200, "{}"));

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("\nThe response is no harvest job: it lacks id, ");
  }

  @Test
  void reportsARedirectAsAnErrorOfTheService() throws Exception {
    CommandLineResult run = describe(StubHttpResponse.json(302, "").with("Location", "/elsewhere"));

    assertThat(run.exitCode()).isEqualTo(254);
    assertThat(run.err())
        .startsWith("\nAn error occurred (302) when calling the DescribeHarvestJob operation: ");
  }

  @Test
  void reportsThatNobodyListens() throws Exception {
    StubServer gone = StubServer.returning(StubHttpResponse.json(200, JOB));
    gone.close();

    assertThat(describe(inAws(), "--endpoint-url=" + gone.endpoint()))
        .isEqualTo(
            new CommandLineResult(
                255,
                "",
                "\nCould not connect to the endpoint URL: \"%s/harvest_jobs/job-1\"\n"
                    .formatted(gone.endpoint())));
  }

  @Test
  void givesUpWhenTheTimeIsOver() throws Exception {
    try (StubServer server = StubServer.returning(client -> client.pause(Duration.ofMinutes(1)))) {
      CommandLineResult run =
          describe(inAws(), "--endpoint-url=" + server.endpoint(), "--timeout=500ms");

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err())
          .isEqualTo(
              "\nRead timeout on endpoint URL: \"%s/harvest_jobs/job-1\"\n"
                  .formatted(server.endpoint()));
    }
  }

  @Test
  void needsARegion() throws Exception {
    assertThat(describe(nowhere()))
        .isEqualTo(
            new CommandLineResult(
                253,
                "",
                "\nYou must specify a region. You can also configure your region by running"
                    + " \"aws configure\".\n"));
  }

  @Test
  void needsCredentials() throws Exception {
    assertThat(describe(nowhere(), "--region=us-east-1"))
        .isEqualTo(
            new CommandLineResult(
                253,
                "",
                "\nUnable to locate credentials. You can configure credentials by running"
                    + " \"aws configure\".\n"));
  }

  @Test
  void needsWholeCredentials() throws Exception {
    ExecutableRunner half =
        nowhere().with("AWS_ACCESS_KEY_ID", "AK").with("AWS_REGION", "us-east-1");

    CommandLineResult run = describe(half);

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err()).contains("credentials from env", "AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void needsAProfileThatIsThere() throws Exception {
    assertThat(describe(inAws(), "--profile=nope"))
        .isEqualTo(
            new CommandLineResult(255, "", "\nThe config profile (nope) could not be found\n"));
  }

  @Test
  void takesRegionAndCredentialsFromAProfile() throws Exception {
    Files.writeString(
        folder.resolve("config"),
        """
        [profile press]
        region = eu-west-1
        aws_access_key_id = AKOFPROFILE
        aws_secret_access_key = SK
        """);
    try (StubServer server = StubServer.returning(StubHttpResponse.json(200, JOB))) {
      describe(nowhere(), "--profile=press", "--endpoint-url=" + server.endpoint());

      assertThat(server.requests().get(0).header("Authorization").orElseThrow())
          .contains("Credential=AKOFPROFILE/")
          .contains("/eu-west-1/mediapackage/aws4_request");
    }
  }

  @Test
  void refusesAnEndpointUrlThatIsNone() throws Exception {
    CommandLineResult run = describe(inAws(), "--endpoint-url=foo");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("endpointOverride must be http://HOST or https://HOST");
  }

  @Test
  void printsNoTokenThatCannotBeAHeader() throws Exception {
    ExecutableRunner brokenToken =
        inAws().with("AWS_SESSION_TOKEN", "token-of-one-line\ntoken-of-another");

    CommandLineResult run = describe(brokenToken, "--endpoint-url=http://127.0.0.1:1", "--debug");
    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err()).doesNotContain("token-of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:PW@h/%zz",
        "http://user:PW@127.0.0.1:1",
        "http://127.0.0.1:1/?X-Amz-Signature=PW"
      })
  void printsNoSecretOfAnEndpointUrl(String url) throws Exception {
    CommandLineResult run = describe(inAws(), "--endpoint-url=" + url, "--debug");

    assertThat(run.exitCode()).isGreaterThanOrEqualTo(252);
    assertThat(run.err()).isNotEmpty().doesNotContain("PW");
  }

  private CommandLineResult describe(StubBehaviour response) throws Exception {
    try (StubServer server = StubServer.returning(response)) {
      return describe(inAws(), "--endpoint-url=" + server.endpoint());
    }
  }

  private CommandLineResult describe(ExecutableRunner launcher, String... options)
      throws Exception {
    Stream<String> command = Stream.of("describe", "--id=job-1", "--adapter=" + adapter);
    return launcher.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }

  private ExecutableRunner inAws() {
    return nowhere()
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }

  private ExecutableRunner nowhere() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder);
  }
}
