package io.harvestjob.bootstrap;

/** Turns off the logging of libraries. */
final class Logging {

  private Logging() {}

  /**
   * Has java.util.logging configured by a class that configures nothing, when it is first used;
   * otherwise it would read a file, whose handlers print.
   */
  static void disable() {
    System.setProperty("org.jboss.logging.provider", "jdk");
    System.setProperty("java.util.logging.config.class", Object.class.getName());
  }
}
