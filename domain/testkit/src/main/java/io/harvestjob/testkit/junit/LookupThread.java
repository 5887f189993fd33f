package io.harvestjob.testkit.junit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One lookup on a daemon thread of its own. */
final class LookupThread {

  private final Thread thread;
  private final FutureTask<HarvestJob> lookup;
  private volatile boolean interruptFlag;

  private LookupThread(HarvestJobRepository repository, HarvestJobId id) {
    this.lookup = new FutureTask<>(() -> get(repository, id));
    this.thread = new Thread(lookup, "lookup-" + id);
    thread.setDaemon(true);
  }

  static LookupThread start(HarvestJobRepository repository, HarvestJobId id) {
    LookupThread started = new LookupThread(repository, id);
    started.thread.start();
    return started;
  }

  private HarvestJob get(HarvestJobRepository repository, HarvestJobId id) {
    try {
      return repository.get(id);
    } finally {
      interruptFlag = Thread.currentThread().isInterrupted();
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean interruptFlagWhenEnded() {
    return interruptFlag;
  }

  HarvestJob result(Duration timeout, String otherwise) throws InterruptedException {
    try {
      return await(timeout, otherwise);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  HarvestJobException failure(Duration timeout, String otherwise) throws InterruptedException {
    try {
      throw new AssertionError("the lookup returned " + await(timeout, otherwise));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HarvestJobException failure) {
        return failure;
      }
      throw new AssertionError(e.getCause());
    }
  }

  private HarvestJob await(Duration timeout, String otherwise)
      throws ExecutionException, InterruptedException {
    try {
      return lookup.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(otherwise, e);
    }
  }
}
