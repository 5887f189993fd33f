package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJobNotification;

/** Formats a notification of a harvest job as one line. */
final class NotificationFormatter {

  private NotificationFormatter() {}

  static String format(HarvestJobNotification notification) {
    String reason = notification.reason() == null ? "" : " (%s)".formatted(notification.reason());
    return TerminalSanitizer.sanitize(
        "%s: %s%s".formatted(notification.id(), notification.status(), reason));
  }
}
