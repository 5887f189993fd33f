package io.harvestjob.testkit.junit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up jobs on two threads, and releases a latch when it is closed. */
final class ConcurrentLookups implements AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HarvestJobRepository repository;
  private final Duration timeout;
  private final LookupLatch latch;

  ConcurrentLookups(HarvestJobRepository repository, Duration timeout, LookupLatch latch) {
    this.repository = repository;
    this.timeout = timeout;
    this.latch = latch;
  }

  Future<HarvestJob> get(HarvestJobId id) {
    return threads.submit(() -> repository.get(id));
  }

  HarvestJob resultOf(Future<HarvestJob> lookup) {
    try {
      return lookup.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("a lookup was blocked by the lookup of another id", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    latch.release();
    threads.shutdown();
  }
}
