package io.harvestjob.adapters.http.client;

import java.util.concurrent.ThreadFactory;

/** Makes threads that keep no JVM alive. Public only because Micronaut makes it by its name. */
public final class DaemonThreads implements ThreadFactory {

  static final String NAME = "harvestjob-http";

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
