package io.harvestjob.testkit.wire;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a JVM alive when somebody forgot to close the endpoint. */
final class EndpointThreads implements ThreadFactory {

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "mediapackage-endpoint");
    thread.setDaemon(true);
    return thread;
  }
}
