package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.output.StandardStreams;
import java.util.List;
import java.util.Locale;

/** The entry point of the command line. */
public final class Main {

  private static final int GENERAL_ERROR = 255;

  private Main() {}

  /** Ends the JVM with the exit code of the command, or with 255 if anything is thrown. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    try {
      Locale.setDefault(Locale.ROOT);
      setLibraryProperties();
      return new CommandLineInterface(StandardStreams.ofSystem()).run(args);
    } catch (Throwable e) {
      report(e, List.of(args).contains("--debug"));
      return GENERAL_ERROR;
    }
  }

  /** Sets what libraries read when they are first used. */
  private static void setLibraryProperties() {
    System.setProperty("picocli.disable.closures", "true"); // for which it looks through all jars
    System.setProperty("org.jboss.logging.provider", "jdk");
    // a class that configures nothing; otherwise Java would read a file, whose handlers print
    System.setProperty("java.util.logging.config.class", Object.class.getName());
  }

  private static void report(Throwable e, boolean debug) {
    StandardStreams streams = StandardStreams.ofSystem();
    streams.printError(e.toString());
    if (debug) {
      e.printStackTrace(streams.err());
    }
  }
}
