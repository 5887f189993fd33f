package io.harvestjob.bootstrap.cli.progress;

import io.harvestjob.application.WaitProgress;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;

/** Formats the latest known status of a job on one line. */
public final class StatusFormatter {

  private StatusFormatter() {}

  static String of(WaitProgress progress) {
    return progress.id() + ": " + withoutId(progress);
  }

  static String withoutId(WaitProgress progress) {
    HarvestJobException error = progress.lastError();
    return error == null ? status(progress) : of(error);
  }

  /** Returns the kind of an error, and its message. */
  public static String of(HarvestJobException error) {
    return TerminalSanitizer.sanitize(
        "%s (%s)".formatted(error.getClass().getSimpleName(), error.getMessage()));
  }

  private static String status(WaitProgress progress) {
    HarvestJob job = progress.lastJob();
    return job == null ? "no response yet" : TerminalSanitizer.sanitize(job.status().text());
  }
}
