package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.await.WaitProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that is written anew every second, without colours or any other escape
 * sequence, and wiped out at the end, or when Ctrl-C ends the process.
 */
final class LiveLine implements ProgressDisplay {

  private static final int WIDTH = 79;

  private final PrintStream err;
  private final Thread wipeAtExit = new Thread(this::wipe);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(LiveLine::daemon);
  private final Future<?> everySecond;
  private @Nullable WaitProgress shown;
  private long shownAt;

  LiveLine(PrintStream err) {
    this.err = err;
    this.everySecond = clock.scheduleAtFixedRate(this::write, 1, 1, TimeUnit.SECONDS);
    Runtime.getRuntime().addShutdownHook(wipeAtExit);
  }

  @Override
  public synchronized void show(WaitProgress progress) {
    shown = progress;
    shownAt = System.nanoTime();
    write();
  }

  private synchronized void write() {
    if (shown != null) {
      overwrite(text(shown, Duration.ofNanos(System.nanoTime() - shownAt)));
    }
  }

  private static String text(WaitProgress progress, Duration since) {
    Duration next = progress.nextLook().minus(since);
    return "%s, after %s, next look in %s"
        .formatted(
            Standing.of(progress),
            seconds(progress.elapsed().plus(since)),
            seconds(next.isNegative() ? Duration.ZERO : next));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() == 0
        ? "0s"
        : Durations.text(Duration.ofSeconds(duration.toSeconds()));
  }

  private void overwrite(String text) {
    err.print("\r" + text.substring(0, Math.min(WIDTH, text.length())));
    err.print(" ".repeat(Math.max(0, WIDTH - text.length())));
    err.flush();
  }

  private synchronized void wipe() {
    shown = null;
    overwrite("");
    err.print('\r');
    err.flush();
  }

  @Override
  public void close() {
    everySecond.cancel(false);
    clock.shutdownNow();
    Runtime.getRuntime().removeShutdownHook(wipeAtExit);
    wipe();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "harvestjob-progress");
    thread.setDaemon(true);
    return thread;
  }
}
