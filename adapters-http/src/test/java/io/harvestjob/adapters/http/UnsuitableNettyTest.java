package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.NoUsableResponseException;
import io.micronaut.http.client.HttpClientConfiguration;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** As with Netty 4.1 beside the engine of Micronaut 4.10, which needs 4.2. */
class UnsuitableNettyTest {

  @Test
  void failsWhenTheRepositoryIsCreated() {
    HttpSettings settings = HttpSettings.of(URI.create("http://127.0.0.1:1"));

    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(
            () -> EngineClientFactory.create(settings, null, UnsuitableNettyTest::withoutItsNetty))
        .withMessageContaining("io/netty/channel/MultiThreadIoEventLoopGroup");
  }

  private static RequestSender withoutItsNetty(HttpClientConfiguration configuration) {
    throw new NoClassDefFoundError("io/netty/channel/MultiThreadIoEventLoopGroup");
  }
}
