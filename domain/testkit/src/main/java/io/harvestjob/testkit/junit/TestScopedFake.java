package io.harvestjob.testkit.junit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects that belong to one test; endpoint and scheduler are started when a parameter asks for
 * them.
 */
final class TestScopedFake implements AutoCloseable {

  private static final Map<Class<?>, Function<TestScopedFake, Object>> SUPPLIERS =
      Map.of(
          InMemoryHarvestJobRepository.class,
          fake -> fake.repository,
          MutableClock.class,
          fake -> fake.clock,
          VirtualScheduler.class,
          TestScopedFake::scheduler,
          MediaPackageEndpoint.class,
          TestScopedFake::endpoint);

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(clock, clock::advance);
  private @Nullable MediaPackageEndpoint endpoint;
  private @Nullable VirtualScheduler scheduler;

  static boolean supports(Class<?> type) {
    return SUPPLIERS.containsKey(type);
  }

  Object get(Class<?> type) {
    return requireNonNull(SUPPLIERS.get(type)).apply(this);
  }

  private MediaPackageEndpoint endpoint() {
    if (endpoint == null) {
      endpoint = MediaPackageEndpoint.start(repository);
    }
    return endpoint;
  }

  private VirtualScheduler scheduler() {
    if (scheduler == null) {
      scheduler = VirtualScheduler.automatic(clock);
    }
    return scheduler;
  }

  void printRequests(String test) {
    System.err.println(
        repository.requests().stream()
            .map(request -> "\n  " + request)
            .collect(joining("", test + " failed after these requests to the fake:", "")));
  }

  @Override
  public void close() {
    if (endpoint != null) {
      endpoint.close();
    }
    if (scheduler != null) {
      scheduler.shutdown();
    }
  }
}
