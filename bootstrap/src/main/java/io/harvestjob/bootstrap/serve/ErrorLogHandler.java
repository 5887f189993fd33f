package io.harvestjob.bootstrap.serve;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Writes what is logged as an error, such as an unexpected exception, until it is closed. */
public final class ErrorLogHandler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final StreamHandler handler;

  private ErrorLogHandler(StreamHandler handler) {
    this.handler = handler;
    handler.setLevel(Level.SEVERE);
    ROOT.addHandler(handler);
  }

  /** Installs a handler that writes to this stream, which the caller keeps owning. */
  public static ErrorLogHandler install(OutputStream stream) {
    return new ErrorLogHandler(new Flushing(stream));
  }

  @Override
  public void close() {
    ROOT.removeHandler(handler);
  }

  private static final class Flushing extends StreamHandler {

    Flushing(OutputStream stream) {
      super(stream, new SimpleFormatter());
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      super.publish(entry);
      flush();
    }
  }
}
