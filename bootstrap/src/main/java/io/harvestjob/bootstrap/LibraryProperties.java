package io.harvestjob.bootstrap;

/** The system properties that libraries read when they are first used. */
final class LibraryProperties {

  private LibraryProperties() {}

  static void set() {
    disableLogging();
    System.setProperty("picocli.disable.closures", "true"); // for which it looks through all jars
    System.setProperty("picocli.converters.excludes", "java.sql.*,java.time.*"); // takes time too
  }

  /**
   * Has java.util.logging configured by a class that configures nothing, when it is first used;
   * otherwise it would read a file, whose handlers print.
   */
  private static void disableLogging() {
    System.setProperty("org.jboss.logging.provider", "jdk");
    System.setProperty("java.util.logging.config.class", Object.class.getName());
  }
}
