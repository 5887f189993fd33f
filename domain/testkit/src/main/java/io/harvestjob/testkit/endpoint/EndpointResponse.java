package io.harvestjob.testkit.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.testkit.HarvestJobPage;
import io.harvestjob.testkit.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A response in the form that every SDK tried reads correctly (measured): the error code without a
 * namespace in a header, and a JSON object as the body, whatever the status.
 */
record EndpointResponse(
    int status,
    Optional<String> errorCode,
    Optional<String> requestId,
    Optional<Duration> retryAfter,
    String json) {

  private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

  static EndpointResponse of(HarvestJob job) {
    return ok(JsonResponseWriter.write(job));
  }

  static EndpointResponse of(HarvestJobPage page) {
    return ok(JsonResponseWriter.write(page));
  }

  private static EndpointResponse ok(String json) {
    return new EndpointResponse(200, Optional.empty(), Optional.empty(), Optional.empty(), json);
  }

  static EndpointResponse of(int status, HarvestJobException error) {
    String json = new JsonObjectBuilder().with("message", error.getMessage()).toString();
    return new EndpointResponse(
        status, error.errorCode(), error.requestId(), error.retryAfter(), json);
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set(
        "x-amzn-RequestId", headerValue(requestId).orElseGet(() -> UUID.randomUUID().toString()));
    // the JDK's server sends head and body apart, which costs 40 ms on a connection that is kept
    headers.set("Connection", "close");
    headerValue(errorCode).ifPresent(code -> headers.set("x-amzn-ErrorType", code));
    retryAfter.ifPresent(pause -> headers.set("Retry-After", roundedUpSeconds(pause)));
    byte[] body = json.getBytes(UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String roundedUpSeconds(Duration pause) {
    return String.valueOf(pause.plusNanos(999_999_999).toSeconds());
  }

  private static Optional<String> headerValue(Optional<String> text) {
    return text.filter(value -> HEADER_VALUE.matcher(value).matches());
  }
}
