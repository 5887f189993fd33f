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

  /** Of two parameters with one name the first counts. */
  static ListHarvestJobsRequest listRequest(HttpExchange exchange) {
    Map<String, String> parameters = new HashMap<>();
    String query = requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    for (String parameter : query.split("&", -1)) {
      String[] nameAndValue = (parameter + "=").split("=", 3);
      parameters.putIfAbsent(nameAndValue[0], URLDecoder.decode(nameAndValue[1], UTF_8));
    }
    return ListHarvestJobsRequest.of(parameters);
  }

  static CreateHarvestJobRequest createRequest(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    Map<String, String> texts = JsonStringMembersParser.parse(new String(body, UTF_8));
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
