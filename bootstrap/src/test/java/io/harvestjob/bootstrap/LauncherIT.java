package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable that the build makes, run as a user runs it. */
class LauncherIT {

  private static final String JOBS = Path.of("samples/jobs.json").toAbsolutePath().toString();

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
  void describesFromAFileWithoutSdkAndWithoutMicronaut() throws Exception {
    assertThat(classesLoadedBy("describe", "--id", "cup-final", "--jobs", JOBS))
        .contains("org.hibernate.")
        .doesNotContain("software.amazon.", "io.micronaut.", "io.netty.");
  }

  private String classesLoadedBy(String... args) throws Exception {
    return launcher().with("JAVA_OPTS", "-Xlog:class+load=info:stdout:none").run(args).out();
  }

  private ExecutableRunner launcher() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder);
  }
}
