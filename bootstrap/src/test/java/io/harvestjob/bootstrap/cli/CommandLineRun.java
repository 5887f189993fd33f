package io.harvestjob.bootstrap.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A run of the command line, and what came of it. */
public record CommandLineRun(int exitCode, String out, String err) {

  /** In a pipe. */
  public static CommandLineRun run(String... args) {
    return run(false, args);
  }

  /** On a terminal. */
  public static CommandLineRun runOnATerminal(String... args) {
    return run(true, args);
  }

  private static CommandLineRun run(boolean interactive, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(printTo(out), printTo(err), interactive);
    int exitCode = new CommandLineInterface(streams).run(args);
    return new CommandLineRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
