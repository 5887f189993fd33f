package io.harvestjob.bootstrap;

import java.util.logging.LogManager;

/** Turns off the logging of libraries. */
final class Logging {

  private Logging() {}

  static void disable() {
    System.setProperty("org.jboss.logging.provider", "jdk");
    LogManager.getLogManager().reset();
  }
}
