package io.harvestjob.application;

import java.io.IOException;
import java.util.stream.Stream;

/** What code of any JVM language may throw, declared or not. */
final class ThrowableExamples {

  private ThrowableExamples() {}

  static Stream<Throwable> examples() {
    return Stream.of(
        new IllegalStateException("unchecked"),
        new IOException("checked"),
        new InterruptedException("checked, and about the thread"),
        new AssertionError("an error"),
        new StackOverflowError());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T extends Throwable> T undeclared(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
