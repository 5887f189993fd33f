package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.domain.ServiceUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RequestExecutorTest {

  @Test
  void reportsThatNoThreadIsLeftForALookup() {
    RequestExecutor executor =
        new RequestExecutor(new RejectingSender(), new TransportExceptionTranslator(null));
    Duration timeout = Duration.ofSeconds(10);

    assertThatExceptionOfType(ServiceUnavailableException.class)
        .isThrownBy(
            () ->
                executor.execute(
                    new DescribeRequest(URI.create("http://h"), Map.of(), timeout), timeout))
        .withMessage("Too many requests are waiting for DNS");
  }

  private static final class RejectingSender implements RequestSender {

    @Override
    public Mono<MediaPackageResponse> send(DescribeRequest request) {
      return Mono.error(new RejectedExecutionException());
    }

    @Override
    public void close() {}
  }
}
