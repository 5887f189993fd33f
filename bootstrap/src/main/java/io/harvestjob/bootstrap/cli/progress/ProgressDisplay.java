package io.harvestjob.bootstrap.cli.progress;

import io.harvestjob.application.WaitProgress;
import io.harvestjob.bootstrap.output.StandardStreams;

/** Shows the progress of a wait until it is closed. */
public interface ProgressDisplay extends AutoCloseable {

  /** Returns one that rewrites a line on a terminal, or else prints a line for each change. */
  static ProgressDisplay of(StandardStreams streams) {
    return streams.interactive() ? new TerminalProgress(streams) : new LogProgress(streams.err());
  }

  void show(WaitProgress progress);

  /** Prints a line that stays. */
  void print(String line);

  @Override
  void close();
}
