package io.harvestjob.bootstrap.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The command line with all its commands. */
public final class CommandLineInterface {

  private final StandardStreams streams;

  /** Creates one that writes to these streams, which the caller keeps owning. */
  public CommandLineInterface(StandardStreams streams) {
    this.streams = streams;
  }

  /**
   * Runs a command and reports whatever it throws.
   *
   * @return the exit code
   */
  public int run(String... args) {
    int exitCode = commandLine().execute(args);
    return streams.out().checkError() ? reportLostOutput() : exitCode;
  }

  private int reportLostOutput() {
    streams.printError("Could not write to stdout");
    return ExitCode.GENERAL_ERROR;
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
        .setParameterExceptionHandler(new ParameterExceptionHandler(streams))
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(streams));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
