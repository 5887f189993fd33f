package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.core.JsonParser;
import io.harvestjob.adapterkit.RetryAfterParser;
import io.harvestjob.adapterkit.ServiceError;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses an error in every form that services have been seen to send: a header is preferred to the
 * body, and a body that is not JSON is ignored.
 */
final class ErrorResponseParser {

  private ErrorResponseParser() {}

  static ServiceError parse(MediaPackageResponse response) {
    Map<String, @Nullable String> body = texts(response.body());
    return new ServiceError(
        response.httpStatus(),
        firstText(response.header(HeaderNames.ERROR_TYPE), body, "__type", "code"),
        firstText(
            response.header(HeaderNames.ERROR_MESSAGE), body, "message", "Message", "errorMessage"),
        response.requestId(),
        retryAfter(response));
  }

  private static @Nullable Duration retryAfter(MediaPackageResponse response) {
    return RetryAfterParser.parse(
        response.header(RetryAfterParser.RETRY_AFTER).orElse(null),
        response.header(RetryAfterParser.RETRY_AFTER_MILLIS).orElse(null));
  }

  /** Returns the members that are scalars, and none if the body is broken in any place. */
  private static Map<String, @Nullable String> texts(byte[] body) {
    Map<String, @Nullable String> texts = new HashMap<>();
    try (JsonParser parser = JsonObjectReader.parser(body)) {
      JsonObjectReader.read(parser, (name, value) -> texts.put(name, value.getValueAsString()));
      return texts;
    } catch (IOException notJson) {
      return Map.of();
    }
  }

  private static @Nullable String firstText(
      Optional<String> header, Map<String, @Nullable String> body, String... members) {
    return header
        .or(
            () ->
                Stream.of(members)
                    .flatMap(member -> Stream.ofNullable(body.get(member)))
                    .findFirst())
        .orElse(null);
  }
}
