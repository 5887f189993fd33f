package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.StandardStreams;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The result of a run of the command line. */
public record CommandLineResult(int exitCode, String out, String err) {

  /** Runs the command line as in a pipe. */
  public static CommandLineResult run(String... args) {
    return run(false, args);
  }

  /** Runs the command line as on a terminal. */
  public static CommandLineResult runOnATerminal(String... args) {
    return run(true, args);
  }

  private static CommandLineResult run(boolean interactive, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams streams = new StandardStreams(printTo(out), printTo(err), interactive);
    int exitCode = new CommandLineInterface(streams).run(args);
    return new CommandLineResult(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
