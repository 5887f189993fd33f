package io.harvestjob.bootstrap.readme;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of the README compile, and do what it says. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  /** Not compiled with the tests, which are compiled for Java 17. */
  private static final Path SWITCH = Path.of("src/test/resources/readme/OutcomeSwitchSnippet.java");

  private static final Pattern SNIPPET =
      Pattern.compile("// begin\n(.*?)\n *// end", Pattern.DOTALL);

  private static final Pattern FAKE_MEMBER =
      Pattern.compile("```json\n(\"Fake\": .*?)```", Pattern.DOTALL);

  private final String readme = read(ROOT.resolve("README.md"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DescribeWithFakeSnippet",
        "DescribeWithAwsSnippet",
        "AwaitSnippet",
        "CachingSnippet",
        "RedisSnippet",
        "ServerSnippet"
      })
  void showsJavaThatIsCompiledAndItsImports(String snippet) {
    assertThat(readme).contains("```java\n" + snippetOf(snippet) + "```" + importsOf(snippet));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NextStepVisitor", "NotificationSnippet", "JobResponseSnippet"})
  void showsJavaThatIsCompiledAndNamesItsOneImportInTheText(String snippet) {
    assertThat(readme).contains("```java\n" + snippetOf(snippet) + "```");
    assertThat(importLinesOf(snippet))
        .singleElement(as(STRING))
        .satisfies(
            line -> assertThat(readme).contains("`" + line.replaceAll("import |;", "") + "`"));
  }

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
    assertThat(new WaitOutcome.Succeeded(job).accept(new NextStepVisitor()))
        .isEqualTo("publish s3://bucket-1/evening-news/index.m3u8");
  }

  @Test
  void showsASwitchOverTheOutcomes() {
    assertThat(readme).contains("```java\n" + snippetIn(SWITCH) + "```");
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
    Matcher member = FAKE_MEMBER.matcher(readme);
    assertThat(member.find()).isTrue();
    String job = OutputFormat.json.format(aHarvestJob().build());
    String json = job.replaceFirst("\\{", "{" + member.group(1) + ",");

    FakeJobBehaviour behaviour =
        JobsFileParser.parse(Files.writeString(folder.resolve("jobs.json"), json))
            .jobs()
            .get(0)
            .behaviour();
    assertThat(behaviour.finalStatus().status()).isEqualTo(HarvestJobStatus.FAILED);
    assertThat(behaviour.failures().get(0).times()).isEqualTo(2);
  }

  @Test
  void showsAFakeThatIsAskedForAJobOfTheSampleFile() {
    Matcher id = Pattern.compile("mediapackage describe-harvest-job --id (\\S+)").matcher(readme);
    assertThat(id.find()).isTrue();

    assertThat(read(ROOT.resolve("bootstrap/samples/jobs.json")))
        .containsPattern("\"Id\": \"" + id.group(1) + "\"[^}]*}[^}]*\"Status\": \"IN_PROGRESS\"");
  }

  @Test
  void showsAnEventPatternThatMatchesWhatIsRead() {
    assertThat(readme)
        .contains(
            "{\"source\": [\"%s\"], \"detail-type\": [\"%s\"]}"
                .formatted(HarvestJobEventParser.SOURCE, HarvestJobEventParser.DETAIL_TYPE))
        .contains("\"ApiKeyName\": \"" + NotificationEndpoint.SECRET_HEADER + "\"")
        .contains("\"$URL" + NotificationEndpoint.PATH + "\" ");
  }

  @Test
  void showsEveryOptionOfEveryCommand() {
    for (String command : new String[] {"describe", "wait", "serve"}) {
      Pattern.compile("(--[a-z-]+)")
          .matcher(CommandLineResult.run(command, "--help").out())
          .results()
          .map(MatchResult::group)
          .filter(option -> !option.equals("--help") && !option.equals("--version"))
          .forEach(option -> assertThat(readme).contains(option));
    }
  }

  @Test
  void showsACommandThatDescribesAJobOfTheSampleFile() {
    assertThat(readme)
        .contains("harvestjob describe --id evening-news --jobs bootstrap/samples/jobs.json");

    CommandLineResult run =
        CommandLineResult.run(
            "describe", "--id", "evening-news", "--jobs", ROOT + "/bootstrap/samples/jobs.json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"Id\": \"evening-news\"");
  }

  @Test
  void showsTheCommandThatCiRuns() {
    assertThat(readme).contains("\n    ./mvnw verify\n");
    assertThat(read(ROOT.resolve(".ci/run"))).endsWith("\n./mvnw verify\n");
  }

  /** As in the README: not indented, and printing with System.out. */
  private static String snippetOf(String snippet) {
    return snippetIn(fileOf(snippet));
  }

  /** As in the README: folded, and only what the snippet itself names. */
  private static String importsOf(String snippet) {
    return importLinesOf(snippet)
        .collect(
            joining(
                "\n",
                "\n\n<details><summary>Imports</summary>\n\n```java\n",
                "\n```\n\n</details>\n"));
  }

  private static Stream<String> importLinesOf(String snippet) {
    return read(fileOf(snippet))
        .lines()
        .filter(line -> line.startsWith("import "))
        .filter(line -> snippetOf(snippet).matches("(?s).*\\b" + simpleName(line) + "\\b.*"));
  }

  private static String simpleName(String importLine) {
    return importLine.replaceAll(".*\\.(\\w+);", "$1");
  }

  private static Path fileOf(String snippet) {
    return Path.of("src/test/java/io/harvestjob/bootstrap/readme", snippet + ".java");
  }

  private static String snippetIn(Path file) {
    return SNIPPET
        .matcher(read(file))
        .results()
        .map((MatchResult match) -> match.group(1).stripIndent() + "\n")
        .findFirst()
        .orElseThrow()
        .replace(" out.println", " System.out.println");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
