package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.ServiceUnavailableException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class RequestExecutorTest {

  @Test
  void reportsThatNoThreadIsLeftForALookup() {
    RequestExecutor executor =
        new RequestExecutor(
            new RejectingClient(), Duration.ofSeconds(1), new TransportExceptionTranslator(null));

    assertThatExceptionOfType(ServiceUnavailableException.class)
        .isThrownBy(
            () ->
                executor.execute(
                    new SimpleHttpRequest<>(HttpMethod.GET, "http://h", null),
                    Duration.ofSeconds(10)))
        .withMessage("Too many requests are waiting for DNS");
  }

  private static final class RejectingClient implements RawHttpClient {

    @Override
    public Publisher<? extends HttpResponse<?>> exchange(
        HttpRequest<?> request, @Nullable CloseableByteBody body, @Nullable Thread blockedThread) {
      return Mono.error(new RejectedExecutionException());
    }

    @Override
    public void close() {}
  }
}
