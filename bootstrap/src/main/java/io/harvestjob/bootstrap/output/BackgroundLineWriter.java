package io.harvestjob.bootstrap.output;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Writes lines on a thread of its own, so that a stream that nobody reads blocks no one else. Lines
 * for which there is no room are dropped and counted. Thread-safe.
 */
public final class BackgroundLineWriter implements Consumer<String>, AutoCloseable {

  private static final int MAX_PENDING_LINES = 10_000;

  private final LongAdder dropped = new LongAdder();
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_PENDING_LINES),
          new BackgroundThreadFactory("line-writer"),
          (line, full) -> dropped.increment());
  private final PrintStream stream;

  /** Creates one that writes to a stream, which the caller closes. */
  public BackgroundLineWriter(PrintStream stream) {
    this.stream = stream;
  }

  /** Writes a line later, or drops it. */
  @Override
  public void accept(String line) {
    executor.execute(() -> write(line));
  }

  private void write(String line) {
    stream.println(line);
    long count = dropped.sumThenReset();
    if (count > 0) {
      stream.printf("%d lines were dropped, because the output is not read%n", count);
    }
  }

  /** Writes what is pending, for a second at most. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      executor.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
