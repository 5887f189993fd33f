package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapterkit.AddressCachePolicy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobRequest;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/**
 * Decorates a client where the JVM caches no addresses: each connection looks its host up then, and
 * nothing ends that, so calls are made on other threads.
 */
final class TimeLimitedMediaPackageClient implements MediaPackageClient {

  private final MediaPackageClient client;
  private final ExecutorService threads;
  private final Duration timeout;

  TimeLimitedMediaPackageClient(
      MediaPackageClient client, ExecutorService threads, Duration timeout) {
    this.client = client;
    this.threads = threads;
    this.timeout = timeout;
  }

  /** Returns the client itself if the JVM caches addresses. */
  static MediaPackageClient decorate(MediaPackageClient client, Duration timeout) {
    return AddressCachePolicy.ofSystem().timeToLive(timeout).isZero()
        ? new TimeLimitedMediaPackageClient(client, new DaemonThreadPoolExecutor(), timeout)
        : client;
  }

  @Override
  public DescribeHarvestJobResponse describeHarvestJob(DescribeHarvestJobRequest request) {
    Duration left =
        request
            .overrideConfiguration()
            .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
            .orElse(timeout);
    Future<DescribeHarvestJobResponse> response =
        threads.submit(() -> client.describeHarvestJob(request));
    try {
      return response.get(left.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (TimeoutException e) {
      throw ApiCallTimeoutException.create(left.toMillis());
    } catch (InterruptedException e) {
      throw AbortedException.create("Interrupted", e);
    } finally {
      response.cancel(true);
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
    threads.shutdownNow();
  }
}
