package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.RetryAfterParser;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context.ModifyHttpResponse;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets the SDK see only responses that it can handle: with a body that is neither longer than 1 MiB
 * nor shorter than its header says, read within the time-out of the attempt, and without a {@code
 * Retry-After} that is no pause, over which it trips (measured).
 */
final class ResponseValidationInterceptor implements ExecutionInterceptor {

  private static final int MAX_BYTES = 1 << 20;

  @Override
  public SdkHttpResponse modifyHttpResponse(
      ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    String name = RetryAfterParser.RETRY_AFTER;
    boolean readable =
        response.matchingHeaders(name).stream()
            .allMatch(value -> RetryAfterParser.parse(value, null) != null);
    return readable ? response : response.copy(copy -> copy.removeHeader(name));
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.responseBody().map(body -> read(body, contentLength(context.httpResponse())));
  }

  private static long contentLength(SdkHttpResponse response) {
    return response
        .firstMatchingHeader("Content-Length")
        .filter(length -> length.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  private static InputStream read(InputStream body, long length) {
    try (body) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw NonRetryableException.create("The body is longer than %d bytes".formatted(MAX_BYTES));
      }
      if (bytes.length < length) {
        throw new EOFException(
            "The body ended after %d of %d bytes".formatted(bytes.length, length));
      }
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      throw RetryableException.create(e.getMessage(), e);
    }
  }
}
