package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** The lookups of this replica that may have to wait for a call of another. Thread-safe. */
final class PendingLookupRegistry {

  private final Set<PendingLookup> pending = ConcurrentHashMap.newKeySet();

  PendingLookup register(HarvestJobId id) {
    PendingLookup lookup = new PendingLookup(id.value());
    pending.add(lookup);
    return lookup;
  }

  long waiting() {
    return pending.stream().filter(PendingLookup::isWaiting).count();
  }

  /** Ends all waits, because no result can be received any more. */
  void wakeAll() {
    pending.forEach(PendingLookup::wake);
  }

  void onMessage(String message) {
    LookupResult result = RedisValueCodec.read(message, LookupResult.class);
    pending.forEach(lookup -> lookup.offer(result));
  }

  /** A lookup that is told how the call of another ends, from when it was registered. */
  final class PendingLookup implements AutoCloseable {

    private final String id;
    private final BlockingQueue<LookupResult> results = new ArrayBlockingQueue<>(1);
    private volatile boolean waiting;

    private PendingLookup(String id) {
      this.id = id;
    }

    private void offer(LookupResult result) {
      if (id.equals(result.id())) {
        results.offer(result);
      }
    }

    /** Ends the wait without a result. */
    private void wake() {
      results.offer(new LookupResult(id, null, null));
    }

    /** Returns the result; empty if there is none in this time. */
    Optional<LookupResult> await(Duration timeout) throws InterruptedException {
      waiting = true;
      return Optional.ofNullable(results.poll(timeout.toNanos(), NANOSECONDS));
    }

    private boolean isWaiting() {
      return waiting;
    }

    @Override
    public void close() {
      pending.remove(this);
    }
  }
}
