package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapters.http.wire.MediaPackageResponse;
import io.harvestjob.domain.NoUsableResponseException;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Sends a request and receives the complete response. If there is none in time, the connection is
 * closed: Micronaut alone would go on reading an endless response.
 */
final class RequestExecutor {

  /** The attribute in which Micronaut keeps the connection of a request. */
  private static final String CONNECTION = "netty_channel";

  private final MutableHttpRequest<?> request;

  RequestExecutor(MutableHttpRequest<?> request) {
    this.request = request;
  }

  /**
   * @throws NoUsableResponseException saying why there was no response
   */
  MediaPackageResponse execute(RawHttpClient client, Duration timeout) {
    CompletableFuture<MediaPackageResponse> response =
        Mono.from(client.exchange(request, null, null))
            .toFuture()
            .thenCompose(RequestExecutor::receive);
    try {
      return response.get(timeout.toNanos(), NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      closeConnection();
      throw TransportExceptionTranslator.translate(e, request.getUri());
    } catch (InterruptedException e) {
      closeConnection();
      throw TransportExceptionTranslator.interrupted(e, request.getUri());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
  private void closeConnection() {
    request.getAttribute(CONNECTION, Channel.class).ifPresent(Channel::close);
  }

  private static CompletionStage<MediaPackageResponse> receive(HttpResponse<?> response) {
    return ((ByteBodyHttpResponse<?>) response)
        .byteBody()
        .buffer()
        .thenApply(
            body ->
                new MediaPackageResponse(
                    response.code(), firstValues(response.getHeaders()), toBytes(body)));
  }

  private static byte[] toBytes(CloseableAvailableByteBody body) {
    try (body) {
      if (body.length() > MediaPackageResponse.MAX_BODY_BYTES) {
        throw new BufferLengthExceededException(MediaPackageResponse.MAX_BODY_BYTES, body.length());
      }
      return body.toByteArray();
    }
  }

  private static Map<String, String> firstValues(HttpHeaders headers) {
    Map<String, String> first = new HashMap<>();
    headers.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }
}
