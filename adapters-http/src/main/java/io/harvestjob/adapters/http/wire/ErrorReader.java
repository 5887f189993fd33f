package io.harvestjob.adapters.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.harvestjob.domain.spi.ServiceError;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an error in every form that services have been seen to send: what a header says goes before
 * what the body says, and a body that is not JSON says nothing.
 */
final class ErrorReader {

  private ErrorReader() {}

  static ServiceError read(WireAnswer answer) {
    JsonNode body = body(answer);
    return new ServiceError(
        answer.httpStatus(),
        firstText(answer.header(WireHeaders.ERROR_TYPE), body, "__type", "code"),
        firstText(
            answer.header(WireHeaders.ERROR_MESSAGE), body, "message", "Message", "errorMessage"),
        answer.requestId());
  }

  private static JsonNode body(WireAnswer answer) {
    try {
      return Json.readTree(answer.body());
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable String firstText(
      Optional<String> header, JsonNode body, String... members) {
    return header
        .or(() -> Stream.of(members).map(body::path).flatMap(ErrorReader::text).findFirst())
        .orElse(null);
  }

  private static Stream<String> text(JsonNode member) {
    return member.isValueNode() && !member.isNull() ? Stream.of(member.asText()) : Stream.empty();
  }
}
