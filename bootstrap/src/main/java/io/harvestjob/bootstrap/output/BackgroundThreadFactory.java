package io.harvestjob.bootstrap.output;

import java.util.concurrent.ThreadFactory;

/** Makes threads that keep no JVM alive. */
public final class BackgroundThreadFactory implements ThreadFactory {

  private final String name;

  /** Creates a factory of threads of this name. */
  public BackgroundThreadFactory(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
