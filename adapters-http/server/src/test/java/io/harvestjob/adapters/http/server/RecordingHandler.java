package io.harvestjob.adapters.http.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Records the messages of a log. */
final class RecordingHandler extends Handler {

  private final List<String> messages = new CopyOnWriteArrayList<>();

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
    // nothing is open
  }
}
