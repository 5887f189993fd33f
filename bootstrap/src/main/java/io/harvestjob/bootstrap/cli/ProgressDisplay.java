package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.await.WaitProgress;

/** Shows how a wait stands. Closed before anything else is printed. */
interface ProgressDisplay extends AutoCloseable {

  /** What fits the reader: one line that lives on a terminal, a line for each change elsewhere. */
  static ProgressDisplay on(Streams streams) {
    return streams.interactive() ? new LiveLine(streams.err()) : new ChangeLines(streams.err());
  }

  void show(WaitProgress progress);

  @Override
  void close();
}
