package io.harvestjob.bootstrap;

import io.harvestjob.bootstrap.cli.CommandLineInterface;
import io.harvestjob.bootstrap.output.StandardStreams;
import java.util.List;
import java.util.Locale;

/** The entry point of the command line. */
public final class Main {

  private Main() {}

  /**
   * Ends the JVM with the exit code of the command, or with 255 if an error is thrown, such as that
   * a class is missing.
   */
  public static void main(String[] args) {
    StandardStreams streams = StandardStreams.ofSystem();
    try {
      Locale.setDefault(Locale.ROOT);
      setLibraryProperties();
      System.exit(new CommandLineInterface(streams).run(args));
    } catch (Throwable e) {
      streams.printError(e.toString());
      if (List.of(args).contains("--debug")) {
        e.printStackTrace(streams.err());
      }
      System.exit(255);
    }
  }

  /** Sets what libraries read when they are first used. */
  private static void setLibraryProperties() {
    System.setProperty("picocli.disable.closures", "true"); // for which it looks through all jars
    System.setProperty("org.jboss.logging.provider", "jdk");
    // a class that configures nothing; otherwise Java would read a file, whose handlers print
    System.setProperty("java.util.logging.config.class", Object.class.getName());
  }
}
