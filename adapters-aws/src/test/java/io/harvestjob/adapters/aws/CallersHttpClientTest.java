package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What is promised of a call holds for an HTTP client of the caller too. */
@Timeout(20)
class CallersHttpClientTest {

  private final CompletableFuture<Void> released = new CompletableFuture<>();

  @AfterEach
  void release() {
    released.complete(null);
  }

  @Test
  void isLeftOpen() {
    StubHttpClient client = new StubHttpClient(() -> text("{}"));

    assertThat(outcome(client)).startsWith("NoUsableResponseException NOT_UNDERSTOOD 200 ");
    assertThat(client.closed).isFalse();
  }

  @Test
  void endsABodyThatStopsAtTheDeadline() {
    assertThat(outcome(new StubHttpClient(this::stopped)))
        .startsWith("NoUsableResponseException TIMED_OUT - -: Read timeout on endpoint URL: ");
  }

  @Test
  void readsNoBodyBeyondTheGreatestLength() {
    assertThat(outcome(new StubHttpClient(() -> text("x".repeat((1 << 20) + 1)))))
        .startsWith("NoUsableResponseException NOT_UNDERSTOOD ");
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** A body that nothing breaks off, not even an interrupt. */
  private InputStream stopped() {
    return new InputStream() {
      @Override
      public int read() {
        released.join();
        return -1;
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        return read();
      }
    };
  }

  private static String outcome(StubHttpClient client) {
    try (AwsHarvestJobRepository jobs = repository(client)) {
      return LookupOutcomeFormatter.format(jobs);
    }
  }

  private static AwsHarvestJobRepository repository(StubHttpClient client) {
    return AwsHarvestJobRepository.create(
        LocalRepositoryFactory.settings(URI.create("http://127.0.0.1:1"))
            .apiCallTimeout(Duration.ofSeconds(3))
            .maxAttempts(1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .httpClient(client)
            .build());
  }

  /** Responds to every request with a body. */
  private static final class StubHttpClient implements SdkHttpClient {

    private final Supplier<InputStream> bodies;
    private final AtomicBoolean closed = new AtomicBoolean();

    StubHttpClient(Supplier<InputStream> bodies) {
      this.bodies = bodies;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(bodies.get()))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }
}
