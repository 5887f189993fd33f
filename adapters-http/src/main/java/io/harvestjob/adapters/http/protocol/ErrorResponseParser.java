package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.harvestjob.domain.spi.RetryAfterParser;
import io.harvestjob.domain.spi.ServiceError;
import java.io.IOException;
import java.time.Duration;
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
    JsonNode body = body(response);
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

  private static JsonNode body(MediaPackageResponse response) {
    try {
      return JsonCodec.readTree(response.body());
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable String firstText(
      Optional<String> header, JsonNode body, String... members) {
    return header
        .or(() -> Stream.of(members).map(body::path).flatMap(ErrorResponseParser::text).findFirst())
        .orElse(null);
  }

  private static Stream<String> text(JsonNode member) {
    return member.isValueNode() && !member.isNull() ? Stream.of(member.asText()) : Stream.empty();
  }
}
