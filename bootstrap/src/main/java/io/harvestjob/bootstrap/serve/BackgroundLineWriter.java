package io.harvestjob.bootstrap.serve;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Writes lines on a thread of its own, so that a stream that nobody reads blocks no one else. Lines
 * for which there is no room are dropped and counted. Thread-safe.
 */
public final class BackgroundLineWriter implements Consumer<String>, AutoCloseable {

  private static final int MAX_PENDING_LINES = 10_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final BlockingQueue<String> pending = new ArrayBlockingQueue<>(MAX_PENDING_LINES);
  private final LongAdder dropped = new LongAdder();
  private final Thread thread = new Thread(this::run, "line-writer");
  private final PrintStream stream;

  private BackgroundLineWriter(PrintStream stream) {
    this.stream = stream;
    thread.setDaemon(true);
  }

  /** Starts to write to a stream, which the caller closes. */
  public static BackgroundLineWriter start(PrintStream stream) {
    BackgroundLineWriter writer = new BackgroundLineWriter(stream);
    writer.thread.start();
    return writer;
  }

  /** Writes a line later, or drops it. */
  @Override
  public void accept(String line) {
    if (!pending.offer(line)) {
      dropped.increment();
    }
  }

  private void run() {
    try {
      while (true) {
        write(pending.take());
      }
    } catch (InterruptedException closed) {
      for (String line = pending.poll(); line != null; line = pending.poll()) {
        write(line);
      }
    }
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
    thread.interrupt();
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
