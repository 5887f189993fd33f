package io.harvestjob.testkit.junit;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that gives each test a fake of its own, as a parameter of the test, of a method
 * that runs before or after each test, or of the constructor:
 *
 * <ul>
 *   <li>{@link InMemoryHarvestJobRepository}, without jobs;
 *   <li>{@link MutableClock}, the clock of that fake; its latency advances this clock;
 *   <li>{@link VirtualScheduler}, an automatic scheduler on that clock, shut down after the test;
 *   <li>{@link MediaPackageEndpoint}, an HTTP endpoint over that fake, closed after the test.
 * </ul>
 *
 * All parameters of one test belong together; tests that run in parallel share nothing. When a test
 * fails, the requests that the fake recorded are printed to {@link System#err}.
 *
 * <p>Parameters of the constructor need JUnit 5.12 and instances per method, which is the default.
 */
public final class FakeHarvestJobsExtension implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(FakeHarvestJobsExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TestScopedFixture.supports(parameter.getParameter().getType());
  }

  /**
   * Returns the object of the test for the type of the parameter.
   *
   * @throws ParameterResolutionException if the parameter would be shared by several tests
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A fake belongs to one test, but %s is used outside of a test"
              .formatted(parameter.getParameter()));
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TestScopedFixture.class)
        .get(parameter.getParameter().getType());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestScopedFixture fixture =
        context.getStore(NAMESPACE).remove(TestScopedFixture.class, TestScopedFixture.class);
    if (fixture != null) {
      context
          .getExecutionException()
          .ifPresent(failure -> fixture.printRequests(context.getDisplayName()));
      fixture.close();
    }
  }
}
