package io.harvestjob.testkit.junit;

import static java.util.stream.Collectors.joining;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.util.HashMap;
import java.util.Map;

/** The objects that belong to one test; each is made when a parameter asks for it. */
final class TestScopedFake implements AutoCloseable {

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(clock, clock::advance);
  private final Map<Class<?>, Object> objects = new HashMap<>();

  Object get(Class<?> type) {
    return objects.computeIfAbsent(type, this::create);
  }

  private Object create(Class<?> type) {
    if (type == VirtualScheduler.class) {
      return VirtualScheduler.automatic(clock);
    }
    if (type == MediaPackageEndpoint.class) {
      return MediaPackageEndpoint.start(repository);
    }
    return type == MutableClock.class ? clock : repository;
  }

  void printRequests(String test) {
    System.err.println(
        repository.requests().stream()
            .map(request -> "\n  " + request)
            .collect(joining("", test + " failed after these requests to the fake:", "")));
  }

  @Override
  public void close() {
    if (objects.get(MediaPackageEndpoint.class) instanceof MediaPackageEndpoint endpoint) {
      endpoint.close();
    }
    if (objects.get(VirtualScheduler.class) instanceof VirtualScheduler scheduler) {
      scheduler.shutdown();
    }
  }
}
