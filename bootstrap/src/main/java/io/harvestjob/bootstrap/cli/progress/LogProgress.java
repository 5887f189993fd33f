package io.harvestjob.bootstrap.cli.progress;

import io.harvestjob.application.WaitProgress;
import io.harvestjob.bootstrap.output.ElapsedTimeFormatter;
import java.io.PrintStream;

/** Prints a line for each change of status, for logs and pipes. */
final class LogProgress implements ProgressDisplay {

  private final PrintStream err;
  private String last = "";

  LogProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void show(WaitProgress progress) {
    String status = StatusFormatter.of(progress);
    if (!status.equals(last)) {
      err.printf("%s, after %s%n", status, ElapsedTimeFormatter.format(progress.elapsed()));
      last = status;
    }
  }

  @Override
  public synchronized void print(String line) {
    err.println(line);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
