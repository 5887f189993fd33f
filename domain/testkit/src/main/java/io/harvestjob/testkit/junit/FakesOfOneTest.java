package io.harvestjob.testkit.junit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.Lookup;
import io.harvestjob.testkit.MovableClock;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A clock, a fake on it, and an endpoint over the fake as soon as somebody asks for one. */
final class FakesOfOneTest implements AutoCloseable {

  private static final Map<Class<?>, Function<FakesOfOneTest, Object>> BY_TYPE =
      Map.of(
          InMemoryHarvestJobRepository.class, fakes -> fakes.jobs,
          MovableClock.class, fakes -> fakes.clock,
          MediaPackageEndpoint.class, FakesOfOneTest::endpoint);

  private final MovableClock clock = new MovableClock();
  private final InMemoryHarvestJobRepository jobs =
      new InMemoryHarvestJobRepository(clock, clock::advance);
  private @Nullable MediaPackageEndpoint endpoint;

  static boolean have(Class<?> type) {
    return BY_TYPE.containsKey(type);
  }

  Object get(Class<?> type) {
    return requireNonNull(BY_TYPE.get(type)).apply(this);
  }

  private MediaPackageEndpoint endpoint() {
    if (endpoint == null) {
      endpoint = MediaPackageEndpoint.over(jobs);
    }
    return endpoint;
  }

  void printLookups(String test) {
    System.err.println(
        jobs.lookups().stream()
            .map(Lookup::toString)
            .collect(
                joining(
                    "\n  ",
                    "%s failed after %d lookups:\n  ".formatted(test, jobs.lookupCount()),
                    "")));
  }

  @Override
  public void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }
}
