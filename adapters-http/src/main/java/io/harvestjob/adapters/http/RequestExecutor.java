package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Sends requests and receives complete responses, within a time and within a length. */
final class RequestExecutor {

  private final RawHttpClient client;
  private final Scheduler cancelScheduler;
  private final TransportExceptionTranslator exceptions;

  /**
   * Cancelling a response closes the connection of the JDK engine. The Netty engine would read the
   * response to its end instead, which may never come. There a response is left unread, so that the
   * read timeout of the client closes the connection, and is cancelled after that.
   *
   * @param unreadTime how long a response is left unread
   */
  RequestExecutor(
      RawHttpClient client, Duration unreadTime, TransportExceptionTranslator exceptions) {
    this.client = client;
    this.exceptions = exceptions;
    this.cancelScheduler =
        EngineClientFactory.isJdkEngine(client.getClass())
            ? Schedulers.immediate()
            : Schedulers.fromExecutor(
                CompletableFuture.delayedExecutor(unreadTime.toNanos(), NANOSECONDS));
  }

  /**
   * @throws NoUsableResponseException saying why there was no response
   */
  MediaPackageResponse execute(HttpRequest<?> request, Duration timeout) {
    CompletableFuture<MediaPackageResponse> response =
        Mono.from(client.exchange(request, null, Thread.currentThread()))
            .cancelOn(cancelScheduler)
            .flatMap(this::receive)
            .toFuture();
    try {
      return exceptions.requireNotOfProxy(response.get(timeout.toNanos(), NANOSECONDS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RejectedExecutionException
          ? ServiceErrorType.SERVICE_UNAVAILABLE.toException(
              "Too many requests are waiting for DNS")
          : exceptions.translate(e, request.getUri());
    } catch (TimeoutException e) {
      throw exceptions.translate(e, request.getUri());
    } catch (InterruptedException e) {
      throw TransportExceptionTranslator.interrupted(e, request.getUri());
    } finally {
      response.cancel(true);
    }
  }

  private Mono<MediaPackageResponse> receive(HttpResponse<?> response) {
    return Flux.from(body(response))
        .cancelOn(cancelScheduler)
        .limitRate(1) // nothing more is read after a cancel
        .collect(ByteArrayOutputStream::new, RequestExecutor::append)
        .map(
            body ->
                new MediaPackageResponse(
                    response.code(), firstValues(response.getHeaders()), body.toByteArray()));
  }

  /** The JDK engine has no body for the response of a proxy that opens no tunnel (measured). */
  private static Publisher<byte[]> body(HttpResponse<?> response) {
    @Nullable ByteBody body = ((ByteBodyHttpResponse<?>) response).byteBody();
    return body == null ? Mono.empty() : body.toByteArrayPublisher();
  }

  private static void append(ByteArrayOutputStream body, byte[] part) {
    int length = body.size() + part.length;
    if (length > MediaPackageResponse.MAX_BODY_BYTES) {
      throw new BufferLengthExceededException(MediaPackageResponse.MAX_BODY_BYTES, length);
    }
    body.writeBytes(part);
  }

  private static Map<String, String> firstValues(HttpHeaders headers) {
    Map<String, String> first = new HashMap<>();
    headers.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }
}
