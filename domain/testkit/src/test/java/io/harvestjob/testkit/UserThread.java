package io.harvestjob.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A thread that is no daemon, because a new thread is one if the thread that creates it is. */
public final class UserThread {

  private UserThread() {}

  /** Returns the result of a call on such a thread. */
  public static <T> T call(Callable<T> callable) throws Exception {
    FutureTask<T> task = new FutureTask<>(callable);
    Thread thread = new Thread(task, "user-thread");
    thread.setDaemon(false);
    thread.start();
    return task.get();
  }
}
