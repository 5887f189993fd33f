package io.harvestjob.testkit.junit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.Gate;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two threads that look up jobs; closing them lets through whoever is held at the gate. */
final class Callers implements AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HarvestJobRepository repository;
  private final Duration patience;
  private final Gate gate;

  Callers(HarvestJobRepository repository, Duration patience, Gate gate) {
    this.repository = repository;
    this.patience = patience;
    this.gate = gate;
  }

  Future<HarvestJob> call(HarvestJobId id) {
    return threads.submit(() -> repository.get(id));
  }

  HarvestJob answerOf(Future<HarvestJob> call) {
    try {
      return call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("a lookup waited for that of another id", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    gate.open();
    threads.shutdown();
  }
}
