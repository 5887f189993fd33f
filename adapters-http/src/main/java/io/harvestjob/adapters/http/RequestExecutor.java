package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.domain.NoUsableResponseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Sends requests and waits for their responses. */
final class RequestExecutor {

  private final RequestSender sender;
  private final TransportExceptionTranslator exceptions;

  RequestExecutor(RequestSender sender, TransportExceptionTranslator exceptions) {
    this.sender = sender;
    this.exceptions = exceptions;
  }

  /**
   * @throws NoUsableResponseException saying why there was no response
   */
  MediaPackageResponse execute(DescribeRequest request, Duration timeout) {
    CompletableFuture<MediaPackageResponse> response = sender.send(request).toFuture();
    try {
      return exceptions.requireNotOfProxy(response.get(timeout.toNanos(), NANOSECONDS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RejectedExecutionException
          ? ServiceErrorType.SERVICE_UNAVAILABLE.toException(
              "Too many requests are waiting for DNS")
          : exceptions.translate(e, request.url());
    } catch (TimeoutException e) {
      throw exceptions.translate(e, request.url());
    } catch (InterruptedException e) {
      throw TransportExceptionTranslator.interrupted(e, request.url());
    } finally {
      response.cancel(true);
    }
  }
}
