package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.events.HarvestJobEvents;
import io.harvestjob.bootstrap.output.Terminal;
import io.harvestjob.domain.HarvestJobNotification;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints a line for each notification; events about anything else are passed over. */
final class NotificationLines implements Consumer<String> {

  private final HarvestJobEvents events = new HarvestJobEvents();
  private final PrintStream err;

  NotificationLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public void accept(String event) {
    events.read(event).ifPresent(said -> err.println(Terminal.harmless(line(said))));
  }

  private static String line(HarvestJobNotification said) {
    String standing = "%s: %s".formatted(said.id(), said.status());
    return said.reason() == null ? standing : "%s (%s)".formatted(standing, said.reason());
  }
}
