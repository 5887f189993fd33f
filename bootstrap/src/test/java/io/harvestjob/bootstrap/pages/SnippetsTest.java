package io.harvestjob.bootstrap.pages;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.application.WaitOutcome;
import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the pages do what the pages say. */
class SnippetsTest {

  /** Not compiled with the tests, which are compiled for Java 17. */
  private static final Path SWITCH = Path.of("src/test/resources/pages/OutcomeSwitchSnippet.java");

  private static final Pattern FAKE_MEMBER =
      Pattern.compile("```json\n(\"Fake\": .*?)```", Pattern.DOTALL);

  private final String commandLine = Page.of("docs/command-line.md").text();

  @Test
  void showsJavaThatDescribesAJobOnTheFake() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    DescribeWithFakeSnippet.run(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("SUCCEEDED: s3://bucket-1/evening-news/index.m3u8");
  }

  @Test
  void showsJavaThatServesJobs() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    HttpClient client = HttpClient.newHttpClient();

    ServerSnippet.run(
        new InMemoryHarvestJobRepository(aHarvestJob().withId("evening-news").build()),
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void println(Object uri) {
            statuses.add(statusOf(client, ((URI) uri).resolve("/harvest_jobs/evening-news")));
          }
        });

    assertThat(statuses).containsExactly(200);
  }

  private static int statusOf(HttpClient client, URI uri) {
    return client
        .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .join()
        .statusCode();
  }

  @Test
  void showsJavaThatWaitsForAJob() {
    HarvestJob job = aHarvestJob().withId("evening-news").withStatus("SUCCEEDED").build();

    assertThat(AwaitSnippet.run(new InMemoryHarvestJobRepository(job))).isEqualTo(job);
    assertThat(OutcomeSnippet.run(new WaitOutcome.Succeeded(job)))
        .isEqualTo("publish s3://bucket-1/evening-news/index.m3u8");
  }

  @EnabledForJreRange(min = JRE.JAVA_21)
  @Test
  void showsASwitchThatIsCompiled(@TempDir Path folder) {
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                InputStream.nullInputStream(),
                System.out,
                System.err,
                "--release=21",
                "-proc:none",
                "--class-path=" + System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                SWITCH.toString());

    assertThat(exitCode).isZero();
  }

  @Test
  void showsAMemberOfTheJobsFileThatIsRead(@TempDir Path folder) throws IOException {
    Matcher member = FAKE_MEMBER.matcher(commandLine);
    assertThat(member.find()).isTrue();
    String job = OutputFormat.json.format(aHarvestJob().build());
    String json = job.replaceFirst("\\{", "{" + member.group(1) + ",");

    FakeJobBehaviour behaviour =
        JobsFileParser.parse(Files.writeString(folder.resolve("jobs.json"), json))
            .harvestJobs()
            .get(0)
            .behaviour();
    assertThat(behaviour.finalStatus().status()).isEqualTo(HarvestJobStatus.FAILED);
    assertThat(behaviour.failures().get(0).times()).isEqualTo(2);
  }

  @Test
  void showsAFakeThatIsAskedForAJobOfTheSampleFile() {
    Matcher id =
        Pattern.compile("mediapackage describe-harvest-job --id (\\S+)").matcher(commandLine);
    assertThat(id.find()).isTrue();

    assertThat(Page.of("bootstrap/samples/jobs.json").text())
        .containsPattern("\"Id\": \"" + id.group(1) + "\"[^}]*}[^}]*\"Status\": \"IN_PROGRESS\"");
  }

  @Test
  void showsAnEventPatternThatMatchesWhatIsRead() {
    assertThat(Page.of("docs/gateway.md").text())
        .contains(
            "{\"source\": [\"%s\"], \"detail-type\": [\"%s\"]}"
                .formatted(HarvestJobEventParser.SOURCE, HarvestJobEventParser.DETAIL_TYPE))
        .contains("\"ApiKeyName\": \"" + NotificationEndpoint.SECRET_HEADER + "\"")
        .contains("\"$URL" + NotificationEndpoint.PATH + "\" ");
  }

  @Test
  void showsACommandThatDescribesAJobOfTheSampleFile() {
    assertThat(Page.of("README.md").text())
        .contains("harvestjob describe --id evening-news --jobs bootstrap/samples/jobs.json");

    CommandLineResult run =
        CommandLineResult.run(
            "describe",
            "--id",
            "evening-news",
            "--jobs",
            Page.ROOT + "/bootstrap/samples/jobs.json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"Id\": \"evening-news\"");
  }
}
