package io.harvestjob.application;

import static io.harvestjob.domain.NoUsableResponseException.Reason.INTERRUPTED;
import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.NoUsableResponseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Blocks until a future is completed, or the calling thread is interrupted. */
final class FutureAwaiter {

  private FutureAwaiter() {}

  /** Throws what the future was completed with, as it is, and declares none of it. */
  static <T> T resultOf(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(INTERRUPTED, "interrupted while waiting", interrupted);
    } catch (ExecutionException failed) {
      throw FutureAwaiter.<RuntimeException>asItIs(requireNonNull(failed.getCause()));
    }
  }

  /** Returns what is to be thrown, undeclared. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
