package io.harvestjob.bootstrap;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable that the build makes, run as a user runs it. */
class LauncherIT {

  private static final String JOBS = Path.of("samples/jobs.json").toAbsolutePath().toString();

  /** Would end with 13. */
  private static final String[] WAIT_IN_VAIN = {
    "wait", "--id=cup-final", "--endpoint-url=http://127.0.0.1:1", "--timeout=1s"
  };

  /** What {@code wait} says about a job. */
  private static final Integer[] OUTCOMES = {0, 10, 11, 12, 13};

  @TempDir Path folder;

  @Test
  void printsWhatTheCommandLinePrints() throws Exception {
    String[] describe = {"describe", "--id", "cup-final", "--jobs", JOBS};

    assertThat(launcher().run(describe)).isEqualTo(CommandLineResult.run(describe));
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(launcher().run("describe", "--id", "nope", "--jobs", JOBS).exitCode())
        .isEqualTo(254);
  }

  @Test
  void printsUtf8WhateverTheLocale() throws Exception {
    String jobs = Files.readString(Path.of(JOBS)).replace("sports-dash", "fußball-✓");
    Path file = Files.writeString(folder.resolve("jobs.json"), jobs);

    assertThat(
            launcher()
                .with("LC_ALL", "C")
                .run("describe", "--id", "cup-final", "--jobs", file.toString())
                .out())
        .contains("\"OriginEndpointId\": \"fußball-✓\"");
  }

  @Test
  void startsThroughALinkInAFolderWithSpaces() throws Exception {
    Path link = Files.createDirectory(folder.resolve("my bin")).resolve("harvestjob");
    Files.createSymbolicLink(link, ExecutableRunner.EXECUTABLE);

    assertThat(new ExecutableRunner(link, folder).run("--version").out()).startsWith("harvestjob ");
  }

  @Test
  void saysWhatItNeedsWithoutJava() throws Exception {
    CommandLineResult run = launcher().with("JAVA_HOME", "/nope").run("--version");

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err()).contains("needs Java 17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "describe --help", "serve --help", "--version", "describe --id"})
  void helpsWithoutLoadingAnyFramework(String command) throws Exception {
    assertThat(classesLoadedBy(command.split(" ")))
        .contains("picocli.CommandLine")
        .doesNotContain("org.hibernate.", "jakarta.validation.")
        .doesNotContain("software.amazon.", "io.micronaut.", "io.netty.");
  }

  @Test
  void describesFromAFileWithoutLoadingAnyFramework() throws Exception {
    assertThat(classesLoadedBy("describe", "--id", "cup-final", "--jobs", JOBS))
        .contains("io.harvestjob.application.DescribeHarvestJobService")
        .doesNotContain("org.hibernate.", "jakarta.validation.")
        .doesNotContain("software.amazon.", "io.micronaut.", "io.netty.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:Nonsense", "-Xmx1k", "-version:17", "-Xmx8m"})
  void endsWithNoOutcomeWhenJavaFails(String javaOptions) throws Exception {
    CommandLineResult run = launcher().with("JAVA_OPTS", javaOptions).run(WAIT_IN_VAIN);

    assertThat(run.exitCode()).isNotIn((Object[]) OUTCOMES);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe", "wait"})
  void waitsNoLongerThanTheTimeoutForAPipeWithoutAWriter(String command) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    CommandLineResult run =
        launcher().run(command, "--id=cup-final", "--jobs=" + pipe, "--timeout=100ms");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).isEqualTo("\nJobs file %s: did not end within 100 ms\n".formatted(pipe));
  }

  /** Memory runs out on another thread than the one that waits. */
  @ParameterizedTest
  @ValueSource(strings = {"aws", "http"})
  void endsWithNoOutcomeWhenAWaitRunsOutOfMemory(String adapter) throws Exception {
    String megabyte = "\"%s\"".formatted("a".repeat(1_000_000));
    try (StubServer server = StubServer.returning(StubHttpResponse.json(503, megabyte))) {
      CommandLineResult run =
          launcher()
              .with("JAVA_OPTS", "-Xmx8m")
              .run(
                  "wait",
                  "--id=cup-final",
                  "--adapter=" + adapter,
                  "--timeout=20s",
                  "--endpoint-url=" + server.endpoint());

      assertThat(run.exitCode()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 20})
  void endsWithNoOutcomeWhenThereAreTooFewFileDescriptors(int limit) throws Exception {
    CommandLineResult run = shell("ulimit -n " + limit + "; exec \"$0\" \"$@\"", WAIT_IN_VAIN);

    assertThat(run.exitCode()).isNotIn((Object[]) OUTCOMES);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void endsWithNoOutcomeInADeletedDirectory() throws Exception {
    CommandLineResult run =
        shell("mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\"", WAIT_IN_VAIN);

    assertThat(run.exitCode()).isNotIn((Object[]) OUTCOMES);
  }

  @Test
  void endsWithNoOutcomeWhenAJarIsMissing() throws Exception {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Path executable =
        Files.copy(ExecutableRunner.EXECUTABLE, alone.resolve("harvestjob"), COPY_ATTRIBUTES);

    CommandLineResult withoutJar = new ExecutableRunner(executable, folder).run(WAIT_IN_VAIN);
    assertThat(withoutJar.exitCode()).isNotIn((Object[]) OUTCOMES);

    Files.copy(
        ExecutableRunner.EXECUTABLE.resolveSibling("harvestjob.jar"),
        alone.resolve("harvestjob.jar"));
    CommandLineResult withoutLibraries = new ExecutableRunner(executable, folder).run(WAIT_IN_VAIN);
    assertThat(withoutLibraries.exitCode()).isNotIn((Object[]) OUTCOMES);
    assertThat(withoutLibraries.err()).contains("java.lang.NoClassDefFoundError: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "generate-completion", "describe --id cup-final --jobs JOBS"})
  void endsWith255WhenStdoutIsFullOrClosed(String command) throws Exception {
    String[] args = command.replace("JOBS", JOBS).split(" ");
    CommandLineResult full = shell("exec \"$0\" \"$@\" >/dev/full", args);
    CommandLineResult closed = shell("exec \"$0\" \"$@\" >&-", args);

    assertThat(full.exitCode()).isEqualTo(255);
    assertThat(full.err()).isEqualTo("\nCould not write to stdout\n");
    assertThat(closed.exitCode()).isEqualTo(255);
    assertThat(closed.err()).isEqualTo("harvestjob: stdout is closed\n");
  }

  @Test
  void readsStdin() throws Exception {
    String describe = "exec \"$0\" describe --id cup-final --jobs /dev/stdin <" + JOBS;

    assertThat(shell(describe).exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  @Timeout(60)
  void endsAtOnceWhenItIsSignalled(String signal, int exitCode) throws Exception {
    Process wait = startHeedingSignals("wait", "--id", "cup-final", "--jobs", JOBS);
    while (launcher().errors().isEmpty()) {
      Thread.onSpinWait();
    }
    new ProcessBuilder("kill", "-" + signal, String.valueOf(wait.pid())).start().waitFor();

    assertThat(wait.waitFor()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa", "tr", "ar", "th"})
  void printsTheSameInEveryLocale(String language) throws Exception {
    String[] wait = {"wait", "--id", "night-show", "--jobs", JOBS, "--output", "table"};
    String locale = "-Duser.extensions=u-nu-arab -Duser.language=";

    assertThat(launcher().with("JAVA_OPTS", locale + language).run(wait))
        .isEqualTo(launcher().run(wait));
  }

  @Test
  void startsWhateverTheEnvironmentSays() throws Exception {
    String script = "cd / && CDPATH=/tmp:. IFS=/ ENV=/nope PATH=$1 exec \"$0\" --version";

    assertThat(shell(script, System.getenv("PATH")).out()).startsWith("harvestjob ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:auto", "-Xshare:off", "-XX:SharedArchiveFile=/nope.jsa"})
  void startsWithJavaOptionsForArchives(String option) throws Exception {
    assertThat(launcher().with("JAVA_OPTS", option).run("--version").exitCode()).isZero();
    assertThat(launcher().with("JAVA_TOOL_OPTIONS", option).run("--version").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--version, io.harvestjob.bootstrap.cli.RootCommand",
    "describe --id=a --jobs=JOBS, io.harvestjob.testkit.InMemoryHarvestJobRepository",
    "describe --id=a --timeout=1s --endpoint-url=NOWHERE,"
        + " io.harvestjob.adapters.aws.AwsHarvestJobRepository",
    "describe --id=a --timeout=1s --endpoint-url=NOWHERE --adapter http,"
        + " io.harvestjob.adapters.http.HttpHarvestJobRepository",
    "wait --id=night-show --jobs=JOBS, io.harvestjob.application.AwaitHarvestJobService",
    "serve --port=99999, io.harvestjob.bootstrap.cli.ServeCommand"
  })
  void startsFromTheArchiveThatTheBuildMade(String command, String type) throws Exception {
    String[] args =
        command.replace("JOBS", JOBS).replace("NOWHERE", "http://127.0.0.1:1").split(" ");

    assertThat(classesLoadedBy(args)).contains(type + " source: shared objects");
  }

  @Test
  void keepsAnArchiveWhereJavaCan() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(19);
    ExecutableRunner copy =
        new ExecutableRunner(copyWithoutArchive(), folder)
            .with("HARVESTJOB_CACHE_DIR", folder.resolve("cache").toString());

    assertThat(copy.run("--version")).isEqualTo(launcher().run("--version"));

    copy.with("JAVA_OPTS", "-Xlog:class+load=info:stdout:none");
    assertThat(copy.run("--version").out()).contains("RootCommand source: shared objects");
  }

  @Test
  void saysNothingOfAnArchiveThatJavaKeptAndThatIsCut() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(19);
    Path cache = folder.resolve("cache");
    ExecutableRunner copy =
        new ExecutableRunner(copyWithoutArchive(), folder)
            .with("HARVESTJOB_CACHE_DIR", cache.toString());
    copy.run("--version");
    for (File archive : requireNonNull(cache.resolve("harvestjob").toFile().listFiles())) {
      Files.write(archive.toPath(), Arrays.copyOf(Files.readAllBytes(archive.toPath()), 5000));
    }

    assertThat(copy.run("--version")).isEqualTo(launcher().run("--version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage"})
  void startsWithoutAUsableArchive(String content) throws Exception {
    Path executable = copyWithoutArchive();
    String archive = "harvestjob-%s.jsa".formatted(System.getProperty("java.runtime.version"));
    Files.writeString(executable.resolveSibling(archive), content);
    ExecutableRunner copy = new ExecutableRunner(executable, folder);
    String[] describe = {"describe", "--id", "cup-final", "--jobs", JOBS};

    assertThat(copy.run(describe)).isEqualTo(launcher().run(describe));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/dev/null", "/proc"})
  void startsWithoutAFolderForAnArchive(String cache) throws Exception {
    ExecutableRunner copy = new ExecutableRunner(copyWithoutArchive(), folder);

    assertThat(copy.with("HARVESTJOB_CACHE_DIR", cache).run("--version"))
        .isEqualTo(launcher().run("--version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "en_US.not-installed", ""})
  void readsFilesInFoldersOfAnyName(String locale) throws Exception {
    String script =
        """
        folder=$(printf 'vid\\303\\251o') && mkdir "$folder" && cp "$1" "$folder/jobs.json" &&
        exec "$0" describe --id cup-final --jobs "$folder/jobs.json"
        """;

    CommandLineResult run = shell("export LC_ALL=%s; %s".formatted(locale, script), JOBS);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"Id\": \"cup-final\"");
  }

  @Test
  void readsTheConfigurationInAFolderOfAnyName() throws Exception {
    String script =
        """
        folder=$(printf 'vid\\303\\251o') && mkdir "$folder" &&
        echo '[profile p]' >"$folder/config" && echo 'region = here_' >>"$folder/config" &&
        AWS_CONFIG_FILE=$PWD/$folder/config AWS_REGION= LC_ALL=C exec "$0" describe --id a --profile p
        """;

    assertThat(shell(script).err()).contains("here_");
  }

  @Test
  void startsInAFolderOfAnyName() throws Exception {
    String script =
        """
        folder=$(printf 'vid\\303\\251o') && cp -r "${0%/*}" "$folder" &&
        LC_ALL=C exec "$folder/harvestjob" --version
        """;
    copyWithoutArchive();

    CommandLineResult run = shell(script.replace("${0%/*}", "copy"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("harvestjob ");
  }

  private Path copyWithoutArchive() throws IOException {
    Path original = ExecutableRunner.EXECUTABLE;
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.createSymbolicLink(copy.resolve("lib"), original.resolveSibling("lib"));
    Files.copy(original.resolveSibling("harvestjob.jar"), copy.resolve("harvestjob.jar"));
    return Files.copy(original, copy.resolve("harvestjob"), COPY_ATTRIBUTES);
  }

  /** A build in the background may ignore signals, and so does what it starts. */
  private Process startHeedingSignals(String... args) throws Exception {
    String script =
        "env --default-signal true 2>/dev/null && exec env --default-signal \"$0\" \"$@\";"
            + " exec \"$0\" \"$@\"";
    Stream<String> command = Stream.of("-c", script, ExecutableRunner.EXECUTABLE.toString());
    return new ExecutableRunner(Path.of("/bin/sh"), folder)
        .start(Stream.concat(command, Stream.of(args)).toArray(String[]::new));
  }

  private CommandLineResult shell(String script, String... args) throws Exception {
    Stream<String> command = Stream.of("-c", script, ExecutableRunner.EXECUTABLE.toString());
    return withAwsSettings(new ExecutableRunner(Path.of("/bin/sh"), folder))
        .run(Stream.concat(command, Stream.of(args)).toArray(String[]::new));
  }

  private String classesLoadedBy(String... args) throws Exception {
    return launcher().with("JAVA_OPTS", "-Xlog:class+load=info:stdout:none").run(args).out();
  }

  private static ExecutableRunner withAwsSettings(ExecutableRunner runner) {
    return runner
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }

  private ExecutableRunner launcher() {
    return withAwsSettings(new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder));
  }
}
