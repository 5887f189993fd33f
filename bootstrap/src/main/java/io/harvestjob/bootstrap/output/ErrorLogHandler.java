package io.harvestjob.bootstrap.output;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Passes on what is logged as an error, and the warnings of this project, one entry at a time,
 * until it is closed.
 */
public final class ErrorLogHandler extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger PROJECT = Logger.getLogger("io.harvestjob");

  private final Consumer<String> lines;

  private ErrorLogHandler(Consumer<String> lines) {
    this.lines = lines;
    setFormatter(new SimpleFormatter());
  }

  /** Installs a handler for all that is logged in this JVM. */
  public static ErrorLogHandler install(Consumer<String> lines) {
    // level, message and stack trace
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %5$s%6$s");
    ErrorLogHandler handler = new ErrorLogHandler(lines);
    ROOT.setLevel(Level.SEVERE);
    PROJECT.setLevel(Level.WARNING);
    ROOT.addHandler(handler);
    return handler;
  }

  @Override
  public void publish(LogRecord entry) {
    entry.setMessage(TerminalSanitizer.sanitize(getFormatter().formatMessage(entry)));
    entry.setParameters(null);
    lines.accept(entry.getInstant() + " " + getFormatter().format(entry).stripTrailing());
  }

  @Override
  public void flush() {
    // nothing is kept back
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
