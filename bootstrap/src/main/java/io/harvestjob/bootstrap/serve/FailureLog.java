package io.harvestjob.bootstrap.serve;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Tells what nobody expected, which is all that is logged while nothing else is asked for. */
final class FailureLog implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final StreamHandler handler;

  private FailureLog(StreamHandler handler) {
    this.handler = handler;
    handler.setLevel(Level.SEVERE);
    ROOT.addHandler(handler);
  }

  /** Into this stream, which the caller keeps owning, until this is closed. */
  static FailureLog to(OutputStream stream) {
    return new FailureLog(new Flushing(stream));
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
    public synchronized void publish(LogRecord logged) {
      super.publish(logged);
      flush();
    }
  }
}
