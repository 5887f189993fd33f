package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.Streams;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** Runs the short commands once, so that the build can archive the classes they load. */
final class Rehearsal {

  private Rehearsal() {}

  /** Takes a file of jobs that has the sample job in it. */
  public static void main(String[] args) {
    Silence.fall();
    List.of(
            new String[] {"--help"},
            new String[] {"describe", "--help"},
            new String[] {"describe", "--id", "evening-news", "--jobs", args[0]},
            new String[] {"describe", "--id", "unknown", "--jobs", args[0]})
        .forEach(Rehearsal::run);
  }

  private static void run(String... command) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    new CommandLineInterface(new Streams(nowhere, nowhere, false)).run(command);
  }
}
