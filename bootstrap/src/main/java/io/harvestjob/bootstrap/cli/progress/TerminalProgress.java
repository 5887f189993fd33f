package io.harvestjob.bootstrap.cli.progress;

import io.harvestjob.application.WaitProgress;
import io.harvestjob.bootstrap.output.BackgroundThreadFactory;
import io.harvestjob.bootstrap.output.ElapsedTimeFormatter;
import io.harvestjob.bootstrap.output.StandardStreams;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress on one terminal line that is refreshed every second, without any escape sequence,
 * and cleared at the end or when Ctrl-C ends the process.
 */
final class TerminalProgress implements ProgressDisplay {

  /** Keeps the start of an id readable. */
  private static final int MIN_ID_COLUMNS = 8;

  private final PrintStream err;
  private final int columns;
  private final Thread clearAtExit = new Thread(this::clear);
  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTime;
  private final Future<?> refresh;
  private @Nullable WaitProgress shown;
  private long shownAt;

  /** Creates one that leaves the last column free, where some terminals would wrap. */
  TerminalProgress(StandardStreams streams) {
    this(
        streams,
        Executors.newSingleThreadScheduledExecutor(new BackgroundThreadFactory("progress")),
        System::nanoTime);
  }

  TerminalProgress(
      StandardStreams streams, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
    this.err = streams.err();
    this.columns = streams.columns() - 1;
    this.refresh = scheduler.scheduleAtFixedRate(this::write, 1, 1, TimeUnit.SECONDS);
    Runtime.getRuntime().addShutdownHook(clearAtExit);
  }

  @Override
  public synchronized void show(WaitProgress progress) {
    shown = progress;
    shownAt = nanoTime.getAsLong();
    write();
  }

  @Override
  public synchronized void print(String line) {
    overwrite("");
    err.println('\r' + line);
    write();
  }

  private synchronized void write() {
    if (shown != null) {
      overwrite(text(shown, Duration.ofNanos(nanoTime.getAsLong() - shownAt)));
    }
  }

  private String text(WaitProgress progress, Duration since) {
    Duration next = progress.nextPoll().minus(since);
    String status =
        ": %s, after %s, next poll in %s"
            .formatted(
                StatusFormatter.withoutId(progress),
                ElapsedTimeFormatter.formatSeconds(progress.elapsed().plus(since)),
                ElapsedTimeFormatter.formatSeconds(next.isNegative() ? Duration.ZERO : next));
    int idColumns = Math.max(MIN_ID_COLUMNS, columns - status.length());
    return TerminalTextFitter.abbreviate(progress.id().toString(), idColumns) + status;
  }

  private void overwrite(String text) {
    err.print("\r" + TerminalTextFitter.fit(text, columns));
    err.flush();
  }

  private synchronized void clear() {
    shown = null;
    overwrite("");
    err.print('\r');
    err.flush();
  }

  @Override
  public void close() {
    refresh.cancel(false);
    scheduler.shutdownNow();
    Runtime.getRuntime().removeShutdownHook(clearAtExit);
    clear();
  }
}
