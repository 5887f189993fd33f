package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Sends over a client of Micronaut's, whichever engine it has. */
final class RawHttpClientSender implements RequestSender {

  private final RawHttpClient client;
  private final Scheduler cancelScheduler;

  /**
   * Cancelling a response closes the connection of the JDK engine. The Netty engine would read the
   * response to its end instead, which may never come. There a response is left unread, so that the
   * read timeout of the client closes the connection, and is cancelled after that.
   */
  RawHttpClientSender(RawHttpClient client, HttpSettings settings) {
    this.client = client;
    this.cancelScheduler =
        EngineClientFactory.isJdkEngine(client.getClass())
            ? Schedulers.immediate()
            : after(settings.apiCallAttemptTimeout().multipliedBy(2));
  }

  private static Scheduler after(Duration unreadTime) {
    return Schedulers.fromExecutor(
        CompletableFuture.delayedExecutor(unreadTime.toNanos(), NANOSECONDS));
  }

  @Override
  public Mono<MediaPackageResponse> send(DescribeRequest request) {
    return Mono.from(client.exchange(toMicronaut(request), null, Thread.currentThread()))
        .cancelOn(cancelScheduler)
        .flatMap(this::receive);
  }

  /** Returns a request that filters of the client can change. */
  private static MutableHttpRequest<?> toMicronaut(DescribeRequest request) {
    MutableHttpRequest<?> mutable =
        new SimpleHttpRequest<>(HttpMethod.GET, request.url().toString(), null);
    request.headers().forEach(mutable::header);
    return mutable;
  }

  private Mono<MediaPackageResponse> receive(HttpResponse<?> response) {
    return Flux.from(body(response))
        .cancelOn(cancelScheduler)
        .limitRate(1) // nothing more is read after a cancel
        .collect(ByteArrayOutputStream::new, RawHttpClientSender::append)
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

  @Override
  public void close() throws IOException {
    client.close();
  }
}
