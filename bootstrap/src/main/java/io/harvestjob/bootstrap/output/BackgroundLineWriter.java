package io.harvestjob.bootstrap.output;

import io.harvestjob.adapterkit.DeadlineExecutor;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes lines on a thread of its own, so that a stream that nobody reads blocks no one else. Lines
 * for which there is no room are dropped, and so are those after it was closed. Thread-safe.
 */
public final class BackgroundLineWriter implements Consumer<String>, AutoCloseable {

  private static final int MAX_PENDING_LINES = 8192;

  private final DeadlineExecutor thread = DeadlineExecutor.create("line-writer");
  private final SubmissionPublisher<String> lines =
      new SubmissionPublisher<>(thread, MAX_PENDING_LINES);
  private final CompletableFuture<Void> written;

  /** Creates one that writes to a stream, which the caller closes. */
  public BackgroundLineWriter(PrintStream stream) {
    this.written = lines.consume(stream::println);
  }

  /** Writes a line later, or drops it. */
  @Override
  public void accept(String line) {
    if (!lines.isClosed()) {
      lines.offer(line, null);
    }
  }

  /** Writes what is pending, for a second at most. */
  @Override
  public void close() {
    lines.close();
    written.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    thread.close();
  }
}
