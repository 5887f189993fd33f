package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.await.WaitProgress;
import java.io.PrintStream;

/** A line for each change, for logs and pipes. */
final class ChangeLines implements ProgressDisplay {

  private final PrintStream err;
  private String last = "";

  ChangeLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void show(WaitProgress progress) {
    String standing = Standing.of(progress);
    if (!standing.equals(last)) {
      err.printf("%s, after %s%n", standing, Durations.text(progress.elapsed()));
      last = standing;
    }
  }

  @Override
  public void close() {
    // every line is whole
  }
}
