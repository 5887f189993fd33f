package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobRequest;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;
import software.amazon.awssdk.services.mediapackage.model.NotFoundException;

@Timeout(10)
class TimeLimitedMediaPackageClientTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final DescribeHarvestJobResponse RESPONSE =
      DescribeHarvestJobResponse.builder().id("job-1").build();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void returnsTheResponse() {
    assertThat(describe(() -> RESPONSE, LONG)).isEqualTo(RESPONSE);
  }

  @Test
  void throwsWhatTheClientThrows() {
    NotFoundException thrown = NotFoundException.builder().message("m1").build();
    assertThatThrownBy(
            () ->
                describe(
                    () -> {
                      throw thrown;
                    },
                    LONG))
        .isSameAs(thrown);

    AssertionError error = new AssertionError();
    assertThatThrownBy(
            () ->
                describe(
                    () -> {
                      throw error;
                    },
                    LONG))
        .isSameAs(error);
  }

  @Test
  void endsACallAtItsTimeout() throws Exception {
    assertThatExceptionOfType(ApiCallTimeoutException.class)
        .isThrownBy(() -> describe(this::hang, SHORT));
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void prefersTheTimeoutOfTheRequest() {
    DescribeHarvestJobRequest request =
        DescribeHarvestJobRequest.builder()
            .overrideConfiguration(config -> config.apiCallTimeout(SHORT))
            .build();

    assertThatExceptionOfType(ApiCallTimeoutException.class)
        .isThrownBy(() -> client(this::hang, LONG).describeHarvestJob(request));
  }

  @Test
  void endsACallWhenItsThreadIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(AbortedException.class).isThrownBy(() -> describe(this::hang, LONG));
  }

  @Test
  void isLeftOutWhereTheJvmCachesAddresses() {
    MediaPackageClient client = client(() -> RESPONSE, LONG);

    assertThat(TimeLimitedMediaPackageClient.decorate(client, LONG)).isSameAs(client);
  }

  @Test
  void closesItsThreads() {
    client(() -> RESPONSE, LONG).close();

    assertThat(threads.isShutdown()).isTrue();
  }

  private DescribeHarvestJobResponse hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return RESPONSE;
  }

  private DescribeHarvestJobResponse describe(
      Supplier<DescribeHarvestJobResponse> response, Duration timeout) {
    return client(response, timeout)
        .describeHarvestJob(DescribeHarvestJobRequest.builder().id("job-1").build());
  }

  private MediaPackageClient client(
      Supplier<DescribeHarvestJobResponse> response, Duration timeout) {
    return new TimeLimitedMediaPackageClient(new FixedClient(response), threads, timeout);
  }

  private record FixedClient(Supplier<DescribeHarvestJobResponse> response)
      implements MediaPackageClient {

    @Override
    public DescribeHarvestJobResponse describeHarvestJob(DescribeHarvestJobRequest request) {
      return response.get();
    }

    @Override
    public String serviceName() {
      return "mediapackage";
    }

    @Override
    public void close() {}
  }
}
