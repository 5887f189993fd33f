package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a signer on threads of its own: it may look for credentials, and one that hangs must hold no
 * caller past a deadline.
 */
final class TimeLimitedSigner implements AutoCloseable {

  private final RequestSigner signer;
  private final ExecutorService threads;

  TimeLimitedSigner(RequestSigner signer, int maxThreads) {
    this.signer = signer;
    this.threads = DaemonThreadFactory.executor(maxThreads);
  }

  Map<String, String> sign(URI url, Map<String, String> headers, Duration timeout) {
    return signer == RequestSigner.NONE ? Map.of() : signInTime(url, headers, timeout);
  }

  private Map<String, String> signInTime(URI url, Map<String, String> headers, Duration timeout) {
    Future<Map<String, String>> signature = submit(url, headers);
    try {
      return signature.get(timeout.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (TimeoutException e) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, "Timed out while signing the request to \"%s\"".formatted(url), e);
    } catch (InterruptedException e) {
      throw TransportExceptionTranslator.interrupted(e, url);
    } finally {
      signature.cancel(true);
    }
  }

  private Future<Map<String, String>> submit(URI url, Map<String, String> headers) {
    try {
      return threads.submit(() -> signer.sign("GET", url, headers));
    } catch (RejectedExecutionException e) {
      throw ServiceErrorType.SERVICE_UNAVAILABLE.toException("Too many requests are being signed");
    }
  }

  static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) requireNonNull(thrown);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
