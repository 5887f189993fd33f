package io.harvestjob.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest lookups, in order. Guarded by the lock of the fake. */
final class LookupLog {

  private final Deque<Lookup> latest = new ArrayDeque<>();
  private long count;

  void add(Lookup lookup) {
    count++;
    latest.add(lookup);
    if (latest.size() > InMemoryHarvestJobRepository.MAX_RECORDED_LOOKUPS) {
      latest.remove();
    }
  }

  List<Lookup> latest() {
    return List.copyOf(latest);
  }

  long count() {
    return count;
  }
}
