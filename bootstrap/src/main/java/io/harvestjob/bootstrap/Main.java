package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.Streams;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /** Ends the JVM with the exit code of the command. */
  public static void main(String[] args) {
    Silence.fall();
    System.exit(new CommandLineInterface(Streams.ofSystem()).run(args));
  }
}
