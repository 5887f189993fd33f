package io.harvestjob.bootstrap.output;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes lines on a thread of its own, so that a stream that nobody reads blocks no one else. Lines
 * for which there is no room are dropped, and so are those after it was closed, and those for which
 * no thread can be started. Thread-safe.
 */
public final class BackgroundLineWriter implements Consumer<String>, AutoCloseable {

  private static final int MAX_PENDING_LINES = 8192;

  private final PrintStream stream;
  private final ThreadPoolExecutor executor;

  /** Creates one that writes to a stream, which the caller closes. */
  public BackgroundLineWriter(PrintStream stream) {
    this(stream, BackgroundLineWriter::newDaemonThread);
  }

  BackgroundLineWriter(PrintStream stream, ThreadFactory threads) {
    this.stream = stream;
    BlockingQueue<Runnable> pending = new ArrayBlockingQueue<>(MAX_PENDING_LINES);
    this.executor =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, pending, threads, new DiscardPolicy());
  }

  private static Thread newDaemonThread(Runnable work) {
    Thread thread = new Thread(work, "line-writer");
    thread.setDaemon(true);
    return thread;
  }

  /** Writes a line later, or drops it. */
  @Override
  public void accept(String line) {
    try {
      executor.execute(() -> stream.println(line));
    } catch (OutOfMemoryError e) {
      // no thread can be started now, which the next line tries again
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
