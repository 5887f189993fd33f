package io.harvestjob.testkit.junit;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Turns the failure of a declared deviation into an abort, and its success into a failure. */
final class KnownDeviationExtension
    implements BeforeAllCallback, BeforeEachCallback, InvocationInterceptor, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(KnownDeviationExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    declared(context).forEach(KnownDeviationExtension::requireMeaning);
  }

  private static void requireMeaning(KnownDeviation deviation) {
    if (deviation.because().isBlank()) {
      throw new ExtensionConfigurationException(deviation + " has no reason");
    }
    if (Arrays.stream(HarvestJobRepositoryContract.class.getDeclaredMethods())
        .noneMatch(method -> isOf(deviation, method))) {
      throw new ExtensionConfigurationException(deviation + " is of no case of the contract");
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(Ran.class, new Ran(ConcurrentHashMap.newKeySet()));
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, method.getExecutable().getName(), context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    ExtensionContext factory = context.getParent().orElseThrow();
    String method = factory.getRequiredTestMethod().getName();
    run(invocation, method + "/" + context.getDisplayName(), factory);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Set<String> cases = context.getStore(NAMESPACE).get(Ran.class, Ran.class).cases();
    declared(context)
        .filter(deviation -> isOf(deviation, context.getRequiredTestMethod()))
        .filter(deviation -> !cases.contains(deviation.of()))
        .forEach(deviation -> fail(deviation + " is of no case of the contract"));
  }

  private static void run(Invocation<Void> invocation, String name, ExtensionContext context)
      throws Throwable {
    context.getStore(NAMESPACE).get(Ran.class, Ran.class).cases().add(name);
    for (KnownDeviation deviation : declared(context).toList()) {
      if (deviation.of().equals(name)) {
        runToFail(invocation, deviation);
        return;
      }
    }
    invocation.proceed();
  }

  private static void runToFail(Invocation<Void> invocation, KnownDeviation deviation)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (Exception | AssertionError failure) {
      Assumptions.abort("Known deviation, %s: %s".formatted(deviation.because(), failure));
    }
    fail(deviation + " no longer deviates; remove the annotation");
  }

  private static boolean isOf(KnownDeviation deviation, Method method) {
    return deviation.of().split("/", 2)[0].equals(method.getName());
  }

  private static Stream<KnownDeviation> declared(ExtensionContext context) {
    return Arrays.stream(context.getRequiredTestClass().getAnnotationsByType(KnownDeviation.class));
  }

  /** The cases of one test method that were run. */
  private record Ran(Set<String> cases) {}
}
