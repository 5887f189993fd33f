package io.harvestjob.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapters.http.protocol.DescribeResponse;
import io.harvestjob.domain.NoUsableResponseException;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.jdk.JdkHttpClientFactory;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends requests over a client of Micronaut's and waits for the whole response, within a length.
 */
final class RequestSender {

  private final RawHttpClient client;
  private final Scheduler cancelScheduler;
  private final @Nullable ProxyServer proxy;
  private final TransportExceptionTranslator exceptions;

  /**
   * @param settings how long an attempt may take
   * @param proxy the proxy by which requests are sent, which gets its user and password in a header
   *     of the requests; null if there is none or the client knows it
   */
  RequestSender(RawHttpClient client, HttpSettings settings, @Nullable ProxyServer proxy) {
    this.client = client;
    this.cancelScheduler =
        client.getClass().getPackage() == JdkHttpClientFactory.class.getPackage()
            ? Schedulers.immediate()
            : after(settings.apiCallAttemptTimeout().multipliedBy(2));
    this.proxy = proxy;
    this.exceptions = new TransportExceptionTranslator(proxy);
  }

  /**
   * Cancelling a response closes the connection of the JDK engine. The Netty engine would read the
   * response to its end instead, which may never come. There a response is left unread, so that the
   * read timeout of the client closes the connection, and is cancelled after that.
   */
  private static Scheduler after(Duration unreadTime) {
    return Schedulers.fromExecutor(
        CompletableFuture.delayedExecutor(unreadTime.toNanos(), NANOSECONDS));
  }

  /**
   * @throws NoUsableResponseException saying why there was no response
   */
  DescribeResponse send(MutableHttpRequest<?> request, Duration timeout) {
    if (proxy != null && proxy.user() != null) {
      request.header(HttpHeaders.PROXY_AUTHORIZATION, basic(proxy.user(), proxy.password()));
    }
    CompletableFuture<DescribeResponse> response =
        Mono.from(client.exchange(request, null, Thread.currentThread()))
            .cancelOn(cancelScheduler)
            .flatMap(this::receive)
            .toFuture();
    try {
      return exceptions.requireNotOfProxy(response.get(timeout.toNanos(), NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      throw exceptions.translate(e, request.getUri());
    } catch (InterruptedException e) {
      throw TransportExceptionTranslator.interrupted(e, request.getUri());
    } finally {
      response.cancel(true);
    }
  }

  private static String basic(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  private Mono<DescribeResponse> receive(HttpResponse<?> response) {
    return Flux.from(body(response))
        .onTerminateDetach() // the engine keeps a body as long as its connection
        .cancelOn(cancelScheduler)
        .limitRate(1) // nothing more is read after a cancel
        .collect(ByteArrayOutputStream::new, RequestSender::append)
        .map(
            body ->
                new DescribeResponse(response.code(), response.getHeaders(), body.toByteArray()));
  }

  /** The JDK engine has no body for the response of a proxy that opens no tunnel (measured). */
  private static Publisher<byte[]> body(HttpResponse<?> response) {
    @Nullable ByteBody body = ((ByteBodyHttpResponse<?>) response).byteBody();
    return body == null ? Mono.empty() : body.toByteArrayPublisher();
  }

  private static void append(ByteArrayOutputStream body, byte[] part) {
    int length = body.size() + part.length;
    if (length > DescribeResponse.MAX_BODY_BYTES) {
      throw new BufferLengthExceededException(DescribeResponse.MAX_BODY_BYTES, length);
    }
    body.writeBytes(part);
  }
}
