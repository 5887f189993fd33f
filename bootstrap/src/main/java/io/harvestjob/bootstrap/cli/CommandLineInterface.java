package io.harvestjob.bootstrap.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The commands, put together. */
public final class CommandLineInterface {

  private final Streams streams;

  /** Commands that write to these streams; the caller keeps owning them. */
  public CommandLineInterface(Streams streams) {
    this.streams = streams;
  }

  /**
   * Runs a command; never throws.
   *
   * @return the exit code
   */
  public int run(String... args) {
    return commandLine().execute(args);
  }

  private CommandLine commandLine() {
    CommandLine root =
        new CommandLine(new RootCommand())
            .addSubcommand(new DescribeCommand(streams))
            .addSubcommand(new WaitCommand(streams))
            .addSubcommand(new ServeCommand(streams))
            .addSubcommand(new GenerateCompletion());
    return root.setOut(writer(streams.out()))
        .setErr(writer(streams.err()))
        .setOverwrittenOptionsAllowed(true)
        .registerConverter(Duration.class, new DurationConverter())
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new ExecutionErrors(streams));
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
