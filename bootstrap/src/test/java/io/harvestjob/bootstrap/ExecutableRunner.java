package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs an executable as a user does, without any AWS configuration, and writes into no cache. */
final class ExecutableRunner {

  static final Path EXECUTABLE = Path.of("target/harvestjob").toAbsolutePath();

  private final Path executable;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  ExecutableRunner(Path executable, Path home) {
    this.executable = executable;
    this.home = home;
    with("HARVESTJOB_CACHE_DIR", "");
    with("AWS_CONFIG_FILE", home.resolve("config").toString());
    with("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
    with("AWS_EC2_METADATA_DISABLED", "true");
  }

  ExecutableRunner with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  CommandLineResult run(String... args) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    int exitCode = process(args).redirectOutput(out.toFile()).start().waitFor();
    return new CommandLineResult(exitCode, Files.readString(out), errors());
  }

  /** Starts it and returns at once; the caller reads its stdout. */
  Process start(String... args) throws IOException {
    return process(args).start();
  }

  /** Returns what the last run wrote to stderr. */
  String errors() throws IOException {
    return Files.readString(home.resolve("err"));
  }

  private ProcessBuilder process(String... args) {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectError(home.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return builder;
  }
}
