package io.harvestjob.bootstrap;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.List;
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

  /** Would end with 3. */
  private static final String[] WAIT_IN_VAIN = {
    "wait", "--id=cup-final", "--endpoint-url=http://127.0.0.1:1", "--timeout=1s"
  };

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

  @Test
  void describesWithoutClassesThatJavaMakesForAnnotations() throws Exception {
    assertThat(classesLoadedBy("describe", "--id", "cup-final", "--jobs", JOBS))
        .contains("io.harvestjob.bootstrap.cli.DescribeCommand")
        .doesNotContain("$Proxy");
  }

  @Test
  void opensJarsOfFrameworksOnlyToCallAws() throws Exception {
    assertThat(jarsOpenedBy("--help")).allMatch(LauncherIT::isOfTheCommandLine);
    assertThat(jarsOpenedBy("describe", "--id", "cup-final", "--jobs", JOBS))
        .allMatch(LauncherIT::isOfTheCommandLine);
    assertThat(jarsOpenedBy(WAIT_IN_VAIN)).anyMatch(jar -> !isOfTheCommandLine(jar));
  }

  /** A JDK since 21 looks through all jars when it exits, for where to log that (measured). */
  private List<String> jarsOpenedBy(String... args) throws Exception {
    launcher().with("JAVA_OPTS", "-Dsun.misc.URLClassPath.debug=true").run(args);
    return Stream.of(launcher().errors().split("(?m)^Opening file:"))
        .skip(1)
        .filter(stack -> !stack.contains("java.lang.Runtime.exit("))
        .map(stack -> stack.lines().findFirst().orElseThrow())
        .toList();
  }

  private static boolean isOfTheCommandLine(String jar) {
    return jar.matches(".*/(harvestjob[^/]*|picocli-[^/]*|jackson-core-[^/]*)\\.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:Nonsense", "-Xmx1k", "-version:17", "-Xmx8m"})
  void endsWith255WhenJavaFails(String javaOptions) throws Exception {
    CommandLineResult run = launcher().with("JAVA_OPTS", javaOptions).run(WAIT_IN_VAIN);

    assertThat(run.exitCode()).isEqualTo(255);
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
  void endsWith255WhenAWaitRunsOutOfMemory(String adapter) throws Exception {
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

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err()).contains("Java ended with exit code 3");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 20})
  void endsWith255WhenThereAreTooFewFileDescriptors(int limit) throws Exception {
    CommandLineResult run = shell("ulimit -n " + limit + "; exec \"$0\" \"$@\"", WAIT_IN_VAIN);

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void endsWith255InADeletedDirectory() throws Exception {
    CommandLineResult run =
        shell("mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\"", WAIT_IN_VAIN);

    assertThat(run.exitCode()).isEqualTo(255);
  }

  @Test
  void endsWith255WhenAJarIsMissing() throws Exception {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Path executable =
        Files.copy(ExecutableRunner.EXECUTABLE, alone.resolve("harvestjob"), COPY_ATTRIBUTES);

    CommandLineResult withoutJar = new ExecutableRunner(executable, folder).run(WAIT_IN_VAIN);
    assertThat(withoutJar.exitCode()).isEqualTo(255);

    Files.copy(
        ExecutableRunner.EXECUTABLE.resolveSibling("harvestjob.jar"),
        alone.resolve("harvestjob.jar"));
    CommandLineResult withoutLibraries = new ExecutableRunner(executable, folder).run(WAIT_IN_VAIN);
    assertThat(withoutLibraries.exitCode()).isEqualTo(255);
    assertThat(withoutLibraries.err())
        .startsWith("\njava.lang.NoClassDefFoundError: ")
        .hasLineCount(2);
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
    List<ProcessHandle> java = wait.descendants().toList();

    new ProcessBuilder("kill", "-" + signal, String.valueOf(wait.pid())).start().waitFor();

    assertThat(wait.waitFor()).isEqualTo(exitCode);
    assertThat(java).isNotEmpty().noneMatch(ProcessHandle::isAlive);
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
  @Timeout(120)
  @CsvSource({
    "--version, picocli.CommandLine",
    "describe --id=a --jobs=JOBS, io.harvestjob.testkit.InMemoryHarvestJobRepository",
    "describe --id=a --timeout=1s --endpoint-url=NOWHERE,"
        + " io.harvestjob.adapters.aws.AwsHarvestJobRepository",
    "describe --id=a --timeout=1s --endpoint-url=NOWHERE --adapter http,"
        + " io.harvestjob.adapters.http.HttpHarvestJobRepository",
    "wait --id=night-show --jobs=JOBS, io.harvestjob.application.AwaitHarvestJobService"
  })
  void makesAnArchiveOfClassesForTheNextStart(String command, String type) throws Exception {
    String[] args =
        command.replace("JOBS", JOBS).replace("NOWHERE", "http://127.0.0.1:1").split(" ");
    ExecutableRunner copy = withAwsSettings(new ExecutableRunner(copyWithoutArchive(), folder));

    runUntilArchivesAreMade(copy, args);

    copy.with("JAVA_OPTS", "-Xlog:class+load=info:stdout:none");
    assertThat(copy.run(args).out()).contains(type + " source: shared objects");
  }

  @Test
  @Timeout(120)
  void makesAnArchiveForTheServerBesideThatOfACommand() throws Exception {
    ExecutableRunner copy = new ExecutableRunner(copyWithoutArchive(), folder);

    runUntilArchivesAreMade(copy, "--version");

    copy.with("JAVA_OPTS", "-Xlog:class+load=info:stdout:none");
    assertThat(copy.run("serve", "--jobs=/nope").out())
        .contains("io.harvestjob.bootstrap.cli.ServeCommand source: shared objects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:auto", "-Xshare:off", "-XX:SharedArchiveFile=/nope.jsa"})
  void startsWithJavaOptionsForArchives(String option) throws Exception {
    assertThat(launcher().with("JAVA_OPTS", option).run("--version").exitCode()).isZero();
    assertThat(launcher().with("JAVA_TOOL_OPTIONS", option).run("--version").exitCode()).isZero();
  }

  /** Java 17 ignores an archive in another folder than the one where it was made. */
  @Test
  @Timeout(120)
  void makesAnArchiveOfItsOwnWhereItWasCopied() throws Exception {
    Path executable = copyWithoutArchive();
    for (String file : List.of("harvestjob-help.jsa", "harvestjob.jsa.origin")) {
      Files.copy(ExecutableRunner.EXECUTABLE.resolveSibling(file), executable.resolveSibling(file));
    }

    runUntilArchivesAreMade(new ExecutableRunner(executable, folder), "--version");
  }

  /**
   * Returns when nothing is written any more: there is an archive for the command and the server.
   */
  private void runUntilArchivesAreMade(ExecutableRunner copy, String... args) throws Exception {
    Path home = folder.resolve("cache");
    Path cache = Files.createDirectories(home.resolve("harvestjob"));
    copy.with("HARVESTJOB_CACHE_DIR", home.toString());
    try (WatchService changes = cache.getFileSystem().newWatchService()) {
      cache.register(changes, ENTRY_CREATE, ENTRY_DELETE);
      copy.run(args);
      while (!holdsTwoArchivesOnly(cache)) {
        changes.take().reset();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage"})
  void startsWithoutAUsableArchive(String content) throws Exception {
    Path executable = copyWithoutArchive();
    Files.writeString(executable.resolveSibling("harvestjob-jobs.jsa"), content);
    ExecutableRunner copy = new ExecutableRunner(executable, folder);
    String[] describe = {"describe", "--id", "cup-final", "--jobs", JOBS};

    assertThat(copy.with("HARVESTJOB_CACHE_DIR", "").run(describe))
        .isEqualTo(copy.with("HARVESTJOB_CACHE_DIR", "/dev/null").run(describe))
        .isEqualTo(launcher().run(describe));
  }

  private Path copyWithoutArchive() throws IOException {
    Path original = ExecutableRunner.EXECUTABLE;
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.createSymbolicLink(copy.resolve("lib"), original.resolveSibling("lib"));
    Files.copy(original.resolveSibling("harvestjob.jar"), copy.resolve("harvestjob.jar"));
    return Files.copy(original, copy.resolve("harvestjob"), COPY_ATTRIBUTES);
  }

  private static boolean holdsTwoArchivesOnly(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.toList();
      return all.size() == 2 && all.stream().allMatch(file -> file.toString().endsWith(".jsa"));
    }
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
