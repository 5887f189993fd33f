package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.testkit.RecordedRequest.Operation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The latest requests, in order. Guarded by the lock of the fake. */
final class RequestLog {

  private final Deque<RecordedRequest> latest = new ArrayDeque<>();

  /** Returns or throws what the request does, and records it. */
  <T> T record(Operation operation, @Nullable String id, Instant now, Supplier<T> request) {
    try {
      T response = request.get();
      add(new RecordedRequest(operation, id, now, outcome(response)));
      return response;
    } catch (HarvestJobException e) {
      add(new RecordedRequest(operation, id, now, e.getClass().getSimpleName()));
      throw e;
    }
  }

  private static String outcome(Object response) {
    return response instanceof HarvestJob job
        ? job.status().text()
        : ((HarvestJobPage) response).harvestJobs().size() + " jobs";
  }

  private void add(RecordedRequest request) {
    latest.add(request);
    if (latest.size() > InMemoryHarvestJobRepository.MAX_RECORDED_REQUESTS) {
      latest.remove();
    }
  }

  List<RecordedRequest> latest() {
    return List.copyOf(latest);
  }
}
