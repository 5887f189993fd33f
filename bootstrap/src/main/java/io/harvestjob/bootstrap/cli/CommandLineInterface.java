package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.cli.options.DurationConverter;
import io.harvestjob.bootstrap.cli.options.EndpointUrlConverter;
import io.harvestjob.bootstrap.cli.options.PathConverter;
import io.harvestjob.bootstrap.output.StandardStreams;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;

/** The command line with all its commands. */
public final class CommandLineInterface {

  /** No argument can be this, whereas two hyphens are an id that AWS allows. */
  private static final String NO_DELIMITER = "\0";

  private final StandardStreams streams;

  /** Creates one that writes to these streams, which it leaves open. */
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
    if (streams.out().checkError()) {
      streams.printError("Could not write to stdout");
      return ExitCodes.GENERAL_ERROR;
    }
    return exitCode;
  }

  private CommandLine commandLine() {
    return new CommandLine(new RootCommand())
        .addSubcommand(new DescribeCommand(streams))
        .addSubcommand(new WaitCommand(streams))
        .addSubcommand(new ServeCommand(streams))
        .addSubcommand(new CompletionCommand())
        .setExpandAtFiles(false) // because an id may come from elsewhere
        .setAllowOptionsAsOptionParameters(true)
        .setEndOfOptionsDelimiter(NO_DELIMITER)
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
        .registerConverter(Duration.class, new DurationConverter())
        .registerConverter(Path.class, new PathConverter())
        .registerConverter(URI.class, new EndpointUrlConverter())
        .setParameterExceptionHandler(new ParameterExceptionHandler())
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(streams));
  }
}
