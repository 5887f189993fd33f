package io.harvestjob.adapters.http.client;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapters.http.wire.WireAnswer;
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
 * One request and its whole answer. If there is none in time, the connection is closed: Micronaut
 * alone would go on reading an answer without end, for nobody.
 */
final class Exchange {

  /** Where Micronaut's client leaves the connection that it sends a request on. */
  private static final String CONNECTION = "netty_channel";

  private final MutableHttpRequest<?> request;

  Exchange(MutableHttpRequest<?> request) {
    this.request = request;
  }

  /**
   * @throws NoUsableResponseException saying why there was no answer
   */
  WireAnswer over(RawHttpClient client, Duration timeout) {
    CompletableFuture<WireAnswer> answer =
        Mono.from(client.exchange(request, null, null)).toFuture().thenCompose(Exchange::whole);
    try {
      return answer.get(timeout.toNanos(), NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      hangUp();
      throw NoAnswers.because(e, request.getUri());
    } catch (InterruptedException e) {
      hangUp();
      throw NoAnswers.interrupted(e, request.getUri());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
  private void hangUp() {
    request.getAttribute(CONNECTION, Channel.class).ifPresent(Channel::close);
  }

  private static CompletionStage<WireAnswer> whole(HttpResponse<?> response) {
    return ((ByteBodyHttpResponse<?>) response)
        .byteBody()
        .buffer()
        .thenApply(
            body ->
                new WireAnswer(response.code(), firstOfEach(response.getHeaders()), bytesOf(body)));
  }

  private static byte[] bytesOf(CloseableAvailableByteBody body) {
    try (body) {
      if (body.length() > WireAnswer.MAX_BODY_BYTES) {
        throw new BufferLengthExceededException(WireAnswer.MAX_BODY_BYTES, body.length());
      }
      return body.toByteArray();
    }
  }

  private static Map<String, String> firstOfEach(HttpHeaders headers) {
    Map<String, String> first = new HashMap<>();
    headers.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }
}
