package io.harvestjob.adapters.redis;

import io.harvestjob.domain.HarvestJobId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lookups of this replica that may have to wait for a call of another. Thread-safe. */
final class PendingLookupRegistry {

  private final Set<PendingLookup> pending = ConcurrentHashMap.newKeySet();

  PendingLookup register(HarvestJobId id) {
    PendingLookup lookup = new PendingLookup(id.value(), pending);
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
}
