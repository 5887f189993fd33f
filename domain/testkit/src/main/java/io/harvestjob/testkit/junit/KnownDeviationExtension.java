package io.harvestjob.testkit.junit;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Reports a declared deviation as skipped while it fails, and as failed once it passes. */
final class KnownDeviationExtension implements BeforeAllCallback, InvocationInterceptor {

  @Override
  public void beforeAll(ExtensionContext context) {
    declared(context).forEach(KnownDeviationExtension::requireValid);
  }

  private static void requireValid(KnownDeviation deviation) {
    if (deviation.because().isBlank()) {
      throw new ExtensionConfigurationException(deviation + " has no reason");
    }
    if (Arrays.stream(HarvestJobRepositoryContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .noneMatch(deviation.of()::equals)) {
      throw new ExtensionConfigurationException(deviation + " is of no case of the contract");
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    for (KnownDeviation deviation : declared(context).toList()) {
      if (deviation.of().equals(method.getExecutable().getName())) {
        requireFailure(invocation, deviation);
        return;
      }
    }
    invocation.proceed();
  }

  private static void requireFailure(Invocation<Void> invocation, KnownDeviation deviation)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (Exception | AssertionError failure) {
      Assumptions.abort("Known deviation, %s: %s".formatted(deviation.because(), failure));
    }
    fail(deviation + " no longer deviates; remove the annotation");
  }

  private static Stream<KnownDeviation> declared(ExtensionContext context) {
    return Arrays.stream(context.getRequiredTestClass().getAnnotationsByType(KnownDeviation.class));
  }
}
