package io.harvestjob.testkit.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.HttpExchange;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.CreateHarvestJobRequest;
import io.harvestjob.testkit.ListHarvestJobsRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/** Reads the parameters of the three operations. */
final class RequestReader {

  private static final int MAX_BODY_BYTES = 1 << 20;

  private RequestReader() {}

  /** An id with an encoded slash is one id, though an invalid one. */
  static HarvestJobId id(HttpExchange exchange) {
    try {
      return new HarvestJobId(
          exchange.getRequestURI().getPath().substring("/harvest_jobs/".length()));
    } catch (IllegalArgumentException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(e.getMessage()));
    }
  }

  /** The values of a parameter that is given more than once are joined with commas. */
  static ListHarvestJobsRequest listRequest(HttpExchange exchange) {
    Map<String, String> parameters = new HashMap<>();
    String query = requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    for (String parameter : query.split("&", -1)) {
      String[] nameAndValue = (parameter + "=").split("=", 3);
      String value = URLDecoder.decode(nameAndValue[1], UTF_8);
      parameters.merge(nameAndValue[0], value, (former, latter) -> former + "," + latter);
    }
    return ListHarvestJobsRequest.of(parameters);
  }

  static CreateHarvestJobRequest createRequest(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    Map<String, String> texts = JsonStringParser.parse(new String(body, UTF_8));
    return new CreateHarvestJobRequest(
        texts.get("id"),
        texts.get("originEndpointId"),
        texts.get("startTime"),
        texts.get("endTime"),
        texts.get("bucketName"),
        texts.get("manifestKey"),
        texts.get("roleArn"));
  }
}
