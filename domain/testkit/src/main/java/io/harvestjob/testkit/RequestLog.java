package io.harvestjob.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The latest requests, in order. Guarded by the lock of the fake. */
final class RequestLog {

  private final Deque<RecordedRequest> latest = new ArrayDeque<>();
  private final Map<RecordedRequest.Operation, Long> counts =
      new EnumMap<>(RecordedRequest.Operation.class);

  private int capacity = InMemoryHarvestJobRepository.MAX_RECORDED_REQUESTS;

  void setCapacity(int capacity) {
    this.capacity = capacity;
    removeOldest();
  }

  void add(RecordedRequest request) {
    counts.merge(request.operation(), 1L, Long::sum);
    latest.add(request);
    removeOldest();
  }

  private void removeOldest() {
    while (latest.size() > capacity) {
      latest.remove();
    }
  }

  List<RecordedRequest> latest() {
    return List.copyOf(latest);
  }

  long count(RecordedRequest.Operation operation) {
    return counts.getOrDefault(operation, 0L);
  }
}
