package io.harvestjob.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, in order. Guarded by the lock of the fake. */
final class RequestLog {

  private final Deque<RecordedRequest> latest = new ArrayDeque<>();
  private long count;

  void add(RecordedRequest request) {
    count++;
    latest.add(request);
    if (latest.size() > InMemoryHarvestJobRepository.MAX_RECORDED_REQUESTS) {
      latest.remove();
    }
  }

  List<RecordedRequest> latest() {
    return List.copyOf(latest);
  }

  long count() {
    return count;
  }
}
