package io.harvestjob.adapters.http.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records what {@link FailureLogger} logs, instead of printing it, until it is closed. */
final class RecordedFailureLog extends Handler implements AutoCloseable {

  private final Logger log = Logger.getLogger(FailureLogger.class.getName());
  private final List<String> messages = new CopyOnWriteArrayList<>();

  RecordedFailureLog() {
    log.addHandler(this);
    log.setUseParentHandlers(false);
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord entry) {
    messages.add(entry.getMessage());
  }

  @Override
  public void flush() {
    // nothing is kept back
  }

  @Override
  public void close() {
    log.removeHandler(this);
    log.setUseParentHandlers(true);
  }
}
