package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.function.Consumer;

/** Prints a line for each notification of a harvest job. */
final class NotificationPrinter implements Consumer<HarvestJobNotification> {

  private final Consumer<String> lines;

  NotificationPrinter(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void accept(HarvestJobNotification notification) {
    lines.accept(TerminalSanitizer.sanitize(line(notification)));
  }

  private static String line(HarvestJobNotification notification) {
    String status = "%s: %s".formatted(notification.id(), notification.status());
    return notification.reason() == null
        ? status
        : "%s (%s)".formatted(status, notification.reason());
  }
}
