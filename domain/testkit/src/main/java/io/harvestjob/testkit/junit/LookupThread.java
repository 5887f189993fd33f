package io.harvestjob.testkit.junit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One lookup on a daemon thread of its own, which may be blocked until it is closed. */
final class LookupThread implements AutoCloseable {

  private final LookupLatch latch;
  private final FutureTask<HarvestJob> lookup;
  private final Thread thread;
  private volatile boolean interruptFlag;

  private LookupThread(HarvestJobRepository repository, HarvestJobId id, LookupLatch latch) {
    this.latch = latch;
    this.lookup = new FutureTask<>(() -> get(repository, id));
    this.thread = new Thread(lookup, "lookup-" + id);
    thread.setDaemon(true);
  }

  static LookupThread start(HarvestJobRepository repository, HarvestJobId id, LookupLatch latch) {
    LookupThread started = new LookupThread(repository, id, latch);
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

  /** Returns the job that the lookup has returned, or what it has thrown. */
  @Nullable Object outcome(Duration timeout, String otherwise) throws InterruptedException {
    try {
      return lookup.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError(otherwise, e);
    }
  }

  /** Unblocks the lookup. */
  @Override
  public void close() {
    latch.release();
  }
}
