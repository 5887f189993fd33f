package io.harvestjob.testkit.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.CreateHarvestJobRequest;
import io.harvestjob.testkit.json.JsonObjectParser;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of {@code CreateHarvestJob} and {@code ListHarvestJobs}. */
final class RequestReader {

  private static final int MAX_BODY_BYTES = 1 << 20;

  private RequestReader() {}

  /** Returns the query parameters; of two with one name the first counts. */
  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> parameters = new HashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      parameters.putIfAbsent(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
    }
    return parameters;
  }

  /** The server has refused a query that cannot be decoded. */
  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, UTF_8);
  }

  static CreateHarvestJobRequest createRequest(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    Map<String, @Nullable Object> members = parse(new String(body, UTF_8));
    Map<?, ?> s3Destination =
        members.get("s3Destination") instanceof Map<?, ?> object ? object : Map.of();
    return new CreateHarvestJobRequest(
        text(members, "id"),
        text(members, "originEndpointId"),
        text(members, "startTime"),
        text(members, "endTime"),
        text(s3Destination, "bucketName"),
        text(s3Destination, "manifestKey"),
        text(s3Destination, "roleArn"));
  }

  private static Map<String, @Nullable Object> parse(String body) {
    try {
      return JsonObjectParser.parse(body);
    } catch (IllegalArgumentException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
          "The body of the request is not a JSON object");
    }
  }

  private static @Nullable String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : null;
  }
}
