package io.harvestjob.adapters.http;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that do not keep the JVM alive. Public only because Micronaut creates it by its
 * name.
 */
public final class DaemonThreadFactory implements ThreadFactory {

  static final String NAME = "harvestjob-http";

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
