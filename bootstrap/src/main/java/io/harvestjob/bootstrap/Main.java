package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.cli.StandardStreams;
import java.util.List;
import java.util.Locale;

/** The entry point of the command line. */
public final class Main {

  private static final int GENERAL_ERROR = 255;

  /** Set by the launcher, which tells exit codes of the command from those of the JVM by it. */
  private static final int EXIT_CODE_OFFSET = Integer.getInteger("harvestjob.exitCodeOffset", 0);

  private Main() {}

  /** Ends the JVM with the exit code of the command, or with 255 if anything is thrown. */
  public static void main(String[] args) {
    System.exit(withOffset(run(args)));
  }

  private static int withOffset(int exitCode) {
    return exitCode <= 3 ? exitCode + EXIT_CODE_OFFSET : exitCode;
  }

  static int run(String... args) {
    try {
      Locale.setDefault(Locale.ROOT);
      LibraryProperties.set();
      return new CommandLineInterface(StandardStreams.ofSystem()).run(args);
    } catch (Throwable e) {
      report(e, List.of(args).contains("--debug"));
      return GENERAL_ERROR;
    }
  }

  private static void report(Throwable e, boolean debug) {
    StandardStreams streams = StandardStreams.ofSystem();
    streams.printError(e.toString());
    if (debug) {
      e.printStackTrace(streams.err());
    }
  }
}
