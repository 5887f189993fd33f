package io.harvestjob.bootstrap;

import java.util.logging.LogManager;

/** Nothing is logged by default: what libraries say through the JDK's logging goes nowhere. */
final class Silence {

  private Silence() {}

  static void fall() {
    System.setProperty("org.jboss.logging.provider", "jdk");
    LogManager.getLogManager().reset();
  }
}
