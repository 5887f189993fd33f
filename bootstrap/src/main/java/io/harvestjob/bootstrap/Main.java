package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.StandardStreams;

/** The entry point of the command line. */
public final class Main {

  private Main() {}

  /** Ends the JVM with the exit code of the command. */
  public static void main(String[] args) {
    Logging.disable();
    System.exit(new CommandLineInterface(StandardStreams.ofSystem()).run(args));
  }
}
