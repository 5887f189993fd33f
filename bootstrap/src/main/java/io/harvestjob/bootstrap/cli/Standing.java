package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.await.WaitProgress;
import io.harvestjob.bootstrap.output.Terminal;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;

/** How the job of a wait stands, on one line. */
final class Standing {

  private Standing() {}

  static String of(WaitProgress progress) {
    HarvestJobException error = progress.lastError();
    return "%s: %s".formatted(progress.id(), error == null ? status(progress) : of(error));
  }

  static String of(HarvestJobException error) {
    return Terminal.harmless(
        "%s (%s)".formatted(error.getClass().getSimpleName(), error.getMessage()));
  }

  private static String status(WaitProgress progress) {
    HarvestJob job = progress.lastSeen();
    return job == null ? "not seen yet" : Terminal.harmless(job.status().text());
  }
}
