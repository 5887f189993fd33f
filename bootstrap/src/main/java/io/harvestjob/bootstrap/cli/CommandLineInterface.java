package io.harvestjob.bootstrap.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line with all its commands. */
public final class CommandLineInterface {

  private static final String COMPLETION = "generate-completion";

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
    int exitCode = commandLine(List.of(args)).execute(args);
    return streams.out().checkError() ? reportLostOutput() : exitCode;
  }

  private int reportLostOutput() {
    streams.printError("Could not write to stdout");
    return ExitCode.GENERAL_ERROR;
  }

  /** Made anew for each run, because picocli does not reset a group that is built in code. */
  private CommandLine commandLine(List<String> args) {
    CommandLine root = new CommandLine(new RootCommand().createSpec());
    add(
        root,
        "describe",
        DescribeCommand.DESCRIPTION,
        args,
        () -> new DescribeCommand(streams).createSpec());
    add(root, "wait", WaitCommand.DESCRIPTION, args, () -> new WaitCommand(streams));
    add(root, "serve", ServeCommand.DESCRIPTION, args, () -> new ServeCommand(streams));
    add(
        root,
        COMPLETION,
        "Generates a completion script for bash and zsh.",
        args,
        GenerateCompletion::new);
    root.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().preprocessor(new MissingValueDetector()));
    return root.setExpandAtFiles(false) // because an id may come from elsewhere
        .setAllowOptionsAsOptionParameters(true)
        .setEndOfOptionsDelimiter(NO_DELIMITER)
        .setOut(writer(streams.out()))
        .setErr(writer(streams.err()))
        .setOverwrittenOptionsAllowed(true)
        .registerConverter(Duration.class, new DurationConverter())
        .setParameterExceptionHandler(new ParameterExceptionHandler(streams))
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(streams));
  }

  /** Reads the options of a command only if its name is given, or its completion asked for. */
  private static void add(
      CommandLine root, String name, String description, List<String> args, Supplier<?> command) {
    boolean used = args.contains(name) || args.contains(COMPLETION);
    root.addSubcommand(name, used ? command.get() : undefined(description));
  }

  private static CommandSpec undefined(String description) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(description);
    return spec;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
