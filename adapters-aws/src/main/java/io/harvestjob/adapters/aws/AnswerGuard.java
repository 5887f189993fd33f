package io.harvestjob.adapters.aws;

import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Keeps from the SDK what it cannot cope with: a body without end, a negative pause. */
final class AnswerGuard implements ExecutionInterceptor {

  static final int MAX_BODY_BYTES = 1 << 20;

  private static final String RETRY_AFTER = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    boolean odd =
        response.matchingHeaders(RETRY_AFTER).stream()
            .anyMatch(value -> !SECONDS.matcher(value).matches());
    return odd ? response.copy(copy -> copy.removeHeader(RETRY_AFTER)) : response;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.responseBody().map(body -> new BoundedBody(body, length(context)));
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
