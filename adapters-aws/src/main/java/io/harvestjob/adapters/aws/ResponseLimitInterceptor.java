package io.harvestjob.adapters.aws;

import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Limits what the SDK reads: the length of a body, and the pauses that it understands. */
final class ResponseLimitInterceptor implements ExecutionInterceptor {

  static final int MAX_BODY_BYTES = 1 << 20;

  private static final String RETRY_AFTER = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    boolean unreadable =
        response.matchingHeaders(RETRY_AFTER).stream()
            .anyMatch(value -> !SECONDS.matcher(value).matches());
    return unreadable ? response.copy(copy -> copy.removeHeader(RETRY_AFTER)) : response;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.responseBody().map(body -> new SizeLimitedInputStream(body, length(context)));
  }

  private static long length(Context.ModifyHttpResponse context) {
    return context
        .httpResponse()
        .firstMatchingHeader("Content-Length")
        .filter(length -> SECONDS.matcher(length).matches())
        .map(Long::parseLong)
        .orElse(0L);
  }
}
