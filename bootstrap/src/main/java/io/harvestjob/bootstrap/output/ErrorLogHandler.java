package io.harvestjob.bootstrap.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is logged as an error, and the warnings of this project, one entry at a time,
 * until it is closed.
 */
public final class ErrorLogHandler extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final Consumer<String> lines;

  private ErrorLogHandler(Consumer<String> lines) {
    this.lines = lines;
    setFormatter(new SimpleFormatter());
    setFilter(entry -> entry.getLevel().intValue() >= leastLevel(entry).intValue());
  }

  /** Installs a handler for all that is logged in this JVM. */
  public static ErrorLogHandler install(Consumer<String> lines) {
    ErrorLogHandler handler = new ErrorLogHandler(lines);
    ROOT.addHandler(handler);
    return handler;
  }

  private static Level leastLevel(LogRecord entry) {
    boolean ofThisProject = String.valueOf(entry.getLoggerName()).startsWith("io.harvestjob.");
    return ofThisProject ? Level.WARNING : Level.SEVERE;
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      String message = TerminalSanitizer.sanitize(getFormatter().formatMessage(entry));
      lines.accept(
          "%s %s %s%s"
              .formatted(entry.getInstant(), entry.getLevel(), message, trace(entry.getThrown())));
    }
  }

  private static String trace(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter().append(System.lineSeparator());
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
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
