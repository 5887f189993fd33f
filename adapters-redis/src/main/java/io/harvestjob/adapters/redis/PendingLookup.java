package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A lookup that is told how the call of another ends, from when it was registered. */
final class PendingLookup implements AutoCloseable {

  private final String id;
  private final Set<PendingLookup> registry;
  private final BlockingQueue<LookupResult> results = new ArrayBlockingQueue<>(1);
  private volatile boolean waiting;

  PendingLookup(String id, Set<PendingLookup> registry) {
    this.id = id;
    this.registry = registry;
  }

  void offer(LookupResult result) {
    if (id.equals(result.id())) {
      results.offer(result);
    }
  }

  /** Ends the wait without a result. */
  void wake() {
    results.offer(new LookupResult(id, null, null));
  }

  /** Returns the result; empty if there is none in this time. */
  Optional<LookupResult> await(Duration timeout) throws InterruptedException {
    waiting = true;
    return Optional.ofNullable(results.poll(timeout.toNanos(), NANOSECONDS));
  }

  boolean isWaiting() {
    return waiting;
  }

  @Override
  public void close() {
    registry.remove(this);
  }
}
