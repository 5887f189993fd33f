package io.harvestjob.testkit.junit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The objects that belong to one test; each is made when a parameter asks for it. */
final class TestScopedFixture implements AutoCloseable {

  private static final Map<Class<?>, Function<TestScopedFixture, Object>> FACTORIES =
      Map.of(
          MutableClock.class, fixture -> fixture.clock,
          InMemoryHarvestJobRepository.class, fixture -> fixture.repository,
          VirtualScheduler.class, fixture -> VirtualScheduler.automatic(fixture.clock),
          MediaPackageEndpoint.class, fixture -> MediaPackageEndpoint.start(fixture.repository));

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(clock, clock::advance);
  private final Map<Class<?>, Object> objects = new HashMap<>();

  static boolean supports(Class<?> type) {
    return FACTORIES.containsKey(type);
  }

  Object get(Class<?> type) {
    return objects.computeIfAbsent(type, t -> requireNonNull(FACTORIES.get(t)).apply(this));
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
