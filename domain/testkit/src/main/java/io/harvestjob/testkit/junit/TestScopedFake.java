package io.harvestjob.testkit.junit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.RecordedRequest;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The objects that belong to one test; the endpoint is started when it is first asked for. */
final class TestScopedFake implements AutoCloseable {

  private static final Map<Class<?>, Function<TestScopedFake, Object>> SUPPLIERS =
      Map.of(
          InMemoryHarvestJobRepository.class, fake -> fake.repository,
          MutableClock.class, fake -> fake.clock,
          MediaPackageEndpoint.class, TestScopedFake::endpoint);

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(clock, clock::advance);
  private @Nullable MediaPackageEndpoint endpoint;

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

  void printLookups(String test) {
    System.err.println(
        repository.lookups().stream()
            .map(RecordedRequest::toString)
            .collect(
                joining(
                    "\n  ",
                    "%s failed after %d lookups:\n  ".formatted(test, repository.lookupCount()),
                    "")));
  }

  @Override
  public void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }
}
