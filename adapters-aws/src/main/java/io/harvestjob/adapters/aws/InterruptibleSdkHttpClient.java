package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.RetryAfterParser;
import io.harvestjob.adapters.aws.InterruptedRequestAborter.Request;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Decorates a client: an interrupt aborts the request, the body is limited in size and time, a
 * {@code Retry-After} that the SDK cannot read is removed, and a proxy that asks for a password is
 * not tried again.
 */
record InterruptibleSdkHttpClient(
    SdkHttpClient client, BoundedBodyReader bodies, InterruptedRequestAborter interrupts)
    implements SdkHttpClient {

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new BoundedRequest(client.prepareRequest(request));
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  /** Does nothing: whoever creates the client that is bounded closes it. */
  @Override
  public void close() {}

  private final class BoundedRequest implements ExecutableHttpRequest {

    private final ExecutableHttpRequest request;
    private volatile boolean hasResponse;

    private BoundedRequest(ExecutableHttpRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      Request registered = interrupts.register(this::abort);
      try {
        HttpExecuteResponse response = request.call();
        hasResponse = true;
        return bounded(response);
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw AbortedException.create("Interrupted", e);
        }
        if (SdkExceptionTranslator.isRefusedPassword(e.getMessage())) {
          throw notRetried(e);
        }
        throw e;
      } finally {
        registered.close();
      }
    }

    /** The SDK retries whatever has an {@code IOException} for a cause (measured). */
    private static NonRetryableException notRetried(IOException e) {
      NonRetryableException exception =
          NonRetryableException.builder().message(e.getMessage()).build();
      exception.addSuppressed(e);
      return exception;
    }

    /** Leaves the body alone, because closing it would wait until it is read (measured). */
    @Override
    public void abort() {
      if (!hasResponse) {
        request.abort();
      }
    }

    private HttpExecuteResponse bounded(HttpExecuteResponse response) throws IOException {
      SdkHttpResponse head = response.httpResponse();
      Optional<AbortableInputStream> body = response.responseBody();
      HttpExecuteResponse.Builder bounded =
          HttpExecuteResponse.builder().response(withReadableRetryAfter(head));
      if (body.isPresent()) {
        bounded.responseBody(bodies.read(body.get(), head.firstMatchingHeader("Content-Length")));
      }
      return bounded.build();
    }
  }

  /** The SDK throws a raw exception at a negative pause (measured). */
  private static SdkHttpResponse withReadableRetryAfter(SdkHttpResponse response) {
    String name = RetryAfterParser.RETRY_AFTER;
    boolean readable =
        response.matchingHeaders(name).stream()
            .allMatch(value -> RetryAfterParser.parse(value, null) != null);
    return readable ? response : response.copy(copy -> copy.removeHeader(name));
  }
}
