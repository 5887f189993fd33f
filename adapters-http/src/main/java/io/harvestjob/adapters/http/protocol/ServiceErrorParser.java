package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.harvestjob.adapterkit.RetryAfterParser;
import io.harvestjob.adapterkit.ServiceError;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses a received error in every form that services have been seen to send: a header is preferred
 * to the body, and a body that is not JSON is ignored.
 */
final class ServiceErrorParser {

  private static final ObjectReader JSON = JsonMapper.builder().build().reader();

  private ServiceErrorParser() {}

  static ServiceError parse(DescribeResponse response, byte[] decodedBody) {
    JsonNode body = json(decodedBody);
    return new ServiceError(
        response.httpStatus(),
        firstText(response.header(HeaderNames.ERROR_TYPE), body, "__type", "code"),
        firstText(
            response.header(HeaderNames.ERROR_MESSAGE), body, "message", "Message", "errorMessage"),
        response.requestId(),
        RetryAfterParser.parse(
            response.header(RetryAfterParser.RETRY_AFTER).orElse(null),
            response.header(RetryAfterParser.RETRY_AFTER_MILLIS).orElse(null)));
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable String firstText(
      Optional<String> header, JsonNode body, String... members) {
    return header
        .or(
            () ->
                Stream.of(members)
                    .map(body::path)
                    .filter(member -> member.isValueNode() && !member.isNull())
                    .map(JsonNode::asText)
                    .findFirst())
        .orElse(null);
  }
}
