package io.harvestjob.testkit.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.testkit.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Sends responses in the form that every SDK tried reads correctly (measured): the error code
 * without a namespace in a header, and a JSON object as the body, whatever the status.
 */
final class ResponseSender {

  private ResponseSender() {}

  static void send(HttpExchange exchange, HarvestJobException error) throws IOException {
    if (error.httpStatus().isEmpty()) {
      return; // an exchange that is closed without a response closes its connection
    }
    Headers headers = exchange.getResponseHeaders();
    error.errorCode().ifPresent(code -> headers.set("x-amzn-ErrorType", onOneLine(code)));
    error.requestId().ifPresent(id -> headers.set("x-amzn-RequestId", onOneLine(id)));
    error
        .retryAfter()
        .map(pause -> pause.plusNanos(999_999_999).toSeconds())
        .ifPresent(seconds -> headers.set("Retry-After", seconds.toString()));
    JsonObjectBuilder json = new JsonObjectBuilder().with("message", error.getMessage());
    send(exchange, error.httpStatus().getAsInt(), json);
  }

  /** A control character in a header would be no response to the JDK's server or to a client. */
  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  static void send(HttpExchange exchange, int status, JsonObjectBuilder json) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.putIfAbsent("x-amzn-RequestId", List.of(UUID.randomUUID().toString()));
    // the JDK's server sends head and body apart, which costs 40 ms on a connection that is kept
    headers.set("Connection", "close");
    byte[] body = json.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
