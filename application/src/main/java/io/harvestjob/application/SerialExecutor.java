package io.harvestjob.application;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks on another executor, in order and one at a time. */
final class SerialExecutor implements Executor {

  private final Executor executor;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();

  SerialExecutor(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    executor.execute(this::runNext);
  }

  private void runNext() {
    if (unfinished.getAndIncrement() == 0) {
      do {
        tasks.remove().run();
      } while (unfinished.decrementAndGet() > 0);
    }
  }
}
