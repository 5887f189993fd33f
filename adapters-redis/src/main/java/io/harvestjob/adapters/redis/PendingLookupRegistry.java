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
    PendingLookup lookup = new PendingLookup(id);
    pending.add(lookup);
    return lookup;
  }

  long waiting() {
    return pending.stream().filter(lookup -> lookup.waiting).count();
  }

  /** Ends all waits, because no result can be received any more. */
  void wakeAll() {
    pending.forEach(lookup -> lookup.results.offer(LookupResult.none(lookup.id)));
  }

  void onMessage(String message) {
    LookupResult result = RedisValueCodec.read(message, LookupResult.class);
    pending.stream()
        .filter(lookup -> lookup.id.value().equals(result.id()))
        .forEach(lookup -> lookup.results.offer(result));
  }

  /** A lookup that is told how the call of another ends, from when it was registered. */
  final class PendingLookup implements AutoCloseable {

    private final HarvestJobId id;
    private final BlockingQueue<LookupResult> results = new ArrayBlockingQueue<>(1);
    private volatile boolean waiting;

    private PendingLookup(HarvestJobId id) {
      this.id = id;
    }

    /** Returns the result; empty if there is none in this time. */
    Optional<LookupResult> await(Duration timeout) throws InterruptedException {
      waiting = true;
      return Optional.ofNullable(results.poll(timeout.toNanos(), NANOSECONDS));
    }

    @Override
    public void close() {
      pending.remove(this);
    }
  }
}
