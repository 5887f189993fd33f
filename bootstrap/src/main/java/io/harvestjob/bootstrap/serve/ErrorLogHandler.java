package io.harvestjob.bootstrap.serve;

import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Prints what is logged as an error, such as an unexpected exception, until it is closed. */
public final class ErrorLogHandler extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final Formatter formatter = new SimpleFormatter();
  private final PrintStream stream;

  private ErrorLogHandler(PrintStream stream) {
    this.stream = stream;
    setLevel(Level.SEVERE);
  }

  /** Installs a handler that prints to this stream, which the caller keeps owning. */
  public static ErrorLogHandler install(PrintStream stream) {
    ErrorLogHandler handler = new ErrorLogHandler(stream);
    ROOT.addHandler(handler);
    return handler;
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      stream.print(formatter.format(entry));
    }
  }

  @Override
  public void flush() {
    stream.flush();
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
