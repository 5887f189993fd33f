package io.harvestjob.bootstrap.cli;

import static java.util.Objects.requireNonNull;

import io.harvestjob.application.WaitProgress;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJobException;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Prints a line for each change of status while a job is waited for. */
final class WaitProgressPrinter implements Consumer<WaitProgress> {

  private final PrintStream err;
  private String last = "";

  WaitProgressPrinter(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void accept(WaitProgress progress) {
    String status = TerminalSanitizer.sanitize(status(progress));
    if (!status.equals(last)) {
      String elapsed =
          CompactDurationFormatter.format(progress.elapsed().truncatedTo(ChronoUnit.SECONDS));
      err.printf("%s: %s, after %s%n", progress.id(), status, elapsed);
      last = status;
    }
  }

  private static String status(WaitProgress progress) {
    HarvestJobException error = progress.lastError();
    return error == null
        ? requireNonNull(progress.lastJob()).status().text()
        : kindAndMessage(error);
  }

  /** Returns the kind of an error, and its message. */
  static String kindAndMessage(HarvestJobException error) {
    return "%s (%s)".formatted(error.getClass().getSimpleName(), error.getMessage());
  }
}
