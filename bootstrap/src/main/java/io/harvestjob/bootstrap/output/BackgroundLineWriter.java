package io.harvestjob.bootstrap.output;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes lines on a thread of its own, so that a stream that nobody reads blocks no one else. Lines
 * for which there is no room are dropped. Thread-safe.
 */
public final class BackgroundLineWriter implements Consumer<String>, AutoCloseable {

  private static final int MAX_PENDING_LINES = 10_000;

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_PENDING_LINES),
          BackgroundLineWriter::newDaemonThread,
          new ThreadPoolExecutor.DiscardPolicy());
  private final PrintStream stream;

  /** Creates one that writes to a stream, which the caller closes. */
  public BackgroundLineWriter(PrintStream stream) {
    this.stream = stream;
  }

  private static Thread newDaemonThread(Runnable work) {
    Thread thread = new Thread(work, "line-writer");
    thread.setDaemon(true);
    return thread;
  }

  /** Writes a line later, or drops it. */
  @Override
  public void accept(String line) {
    executor.execute(() -> stream.println(line));
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
