package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable that the build makes, run as a person runs it. */
class LauncherIT {

  private static final Path LAUNCHER = Path.of("target/harvestjob").toAbsolutePath();
  private static final String JOBS = Path.of("samples/jobs.json").toAbsolutePath().toString();

  @TempDir Path folder;

  @Test
  void printsWhatTheCommandLinePrints() throws Exception {
    String[] describe = {"describe", "--id", "cup-final", "--jobs", JOBS};

    assertThat(launch(LAUNCHER, Map.of(), describe)).isEqualTo(CommandLineRun.run(describe));
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(launch(LAUNCHER, Map.of(), "describe", "--id", "nope", "--jobs", JOBS).exitCode())
        .isEqualTo(254);
  }

  @Test
  void printsUtf8WhateverTheLocale() throws Exception {
    String jobs = Files.readString(Path.of(JOBS)).replace("sports-dash", "fußball-✓");
    Path file = Files.writeString(folder.resolve("jobs.json"), jobs);

    assertThat(
            launch(
                    LAUNCHER,
                    Map.of("LC_ALL", "C"),
                    "describe",
                    "--id",
                    "cup-final",
                    "--jobs",
                    file.toString())
                .out())
        .contains("\"OriginEndpointId\": \"fußball-✓\"");
  }

  @Test
  void startsThroughALinkInAFolderWithSpaces() throws Exception {
    Path link = Files.createDirectory(folder.resolve("my bin")).resolve("harvestjob");
    Files.createSymbolicLink(link, LAUNCHER);

    assertThat(launch(link, Map.of(), "--version").out()).startsWith("harvestjob ");
  }

  @Test
  void saysWhatItNeedsWithoutJava() throws Exception {
    CommandLineRun run = launch(LAUNCHER, Map.of("JAVA_HOME", "/nope"), "--version");

    assertThat(run.exitCode()).isEqualTo(255);
    assertThat(run.err()).contains("needs Java 17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "describe --help", "--version", "describe --id"})
  void helpsWithoutLoadingAnyFramework(String command) throws Exception {
    assertThat(packagesLoadedBy(command.split(" ")))
        .contains("picocli.CommandLine")
        .doesNotContain("org.hibernate.", "jakarta.validation.")
        .doesNotContain("software.amazon.", "io.micronaut.", "io.netty.");
  }

  @Test
  void answersFromAFileWithoutSdkAndWithoutMicronaut() throws Exception {
    assertThat(packagesLoadedBy("describe", "--id", "cup-final", "--jobs", JOBS))
        .contains("org.hibernate.")
        .doesNotContain("software.amazon.", "io.micronaut.", "io.netty.");
  }

  private static String packagesLoadedBy(String... args) throws Exception {
    Map<String, String> logClasses = Map.of("JAVA_OPTS", "-Xlog:class+load=info:stdout:none");
    return launch(LAUNCHER, logClasses, args).out();
  }

  private static CommandLineRun launch(Path launcher, Map<String, String> env, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile("harvestjob", ".out");
    Path err = Files.createTempFile("harvestjob", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(env);
    int exitCode = builder.start().waitFor();
    return new CommandLineRun(exitCode, read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
