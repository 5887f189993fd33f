package io.harvestjob.testkit.junit;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MovableClock;
import io.harvestjob.testkit.wire.MediaPackageEndpoint;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a fake of its own, as a parameter of the test, of a method that runs before or
 * after each test, or of the constructor:
 *
 * <ul>
 *   <li>{@link InMemoryHarvestJobRepository}, without jobs;
 *   <li>{@link MovableClock}, the clock of that fake, on which its latency passes too;
 *   <li>{@link MediaPackageEndpoint}, over that fake, closed after the test.
 * </ul>
 *
 * All parameters of one test belong together; tests that run at once share nothing. When a test
 * fails, the lookups that the fake recorded are printed to {@link System#err}.
 *
 * <p>Parameters of the constructor need JUnit 5.12 and instances per method, which is the default.
 */
public final class FakeHarvestJobs implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(FakeHarvestJobs.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return FakesOfOneTest.have(parameter.getParameter().getType());
  }

  /**
   * The parameter.
   *
   * @throws ParameterResolutionException if there is no one test that it could belong to
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A fake belongs to one test: %s is asked for outside of any"
              .formatted(parameter.getParameter()));
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(FakesOfOneTest.class)
        .get(parameter.getParameter().getType());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FakesOfOneTest fakes =
        context.getStore(NAMESPACE).remove(FakesOfOneTest.class, FakesOfOneTest.class);
    if (fakes != null) {
      context
          .getExecutionException()
          .ifPresent(failure -> fakes.printLookups(context.getDisplayName()));
      fakes.close();
    }
  }
}
