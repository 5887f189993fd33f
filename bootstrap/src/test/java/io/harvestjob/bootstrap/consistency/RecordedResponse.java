package io.harvestjob.bootstrap.consistency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.harvestjob.testkit.wire.HttpAnswer;
import io.harvestjob.testkit.wire.ScriptedAnswer;
import io.harvestjob.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One or several consecutive responses that real clients were measured with. */
record RecordedResponse(String name, List<ScriptedAnswer> responses) {

  private static final String TWENTY_MEGABYTES = "x".repeat(20_000_000);

  private static final Map<String, byte[]> GENERATED_BODIES =
      Map.of(
          "b-huge", "{\"x\":\"%s\"}".formatted(TWENTY_MEGABYTES).getBytes(UTF_8),
          "b-huge-id", "{\"id\":\"%s\"}".formatted(TWENTY_MEGABYTES).getBytes(UTF_8),
          "b-deep", "{\"x\":%s}".formatted("[".repeat(20_000)).getBytes(UTF_8),
          "b-latin1", "{\"id\":\"jöb\"}".getBytes(ISO_8859_1));

  static Stream<RecordedResponse> all() {
    return JsonTree.ofResource("/describe.json").elements().map(RecordedResponse::read);
  }

  ScriptedServer server() {
    return ScriptedServer.answering(
        responses.get(0), responses.stream().skip(1).toArray(ScriptedAnswer[]::new));
  }

  /** Returns four if there are several responses, so that no test waits for a retry. */
  int attempts() {
    return responses.size() > 1 ? 4 : 1;
  }

  @Override
  public String toString() {
    return name;
  }

  private static RecordedResponse read(JsonTree recorded) {
    return new RecordedResponse(
        recorded.text("name").orElseThrow(),
        recorded.member("answers").elements().map(RecordedResponse::response).toList());
  }

  private static ScriptedAnswer response(JsonTree recorded) {
    return switch (recorded.text("delivery").orElse("plain")) {
      case "plain" -> http(recorded);
      case "reset" -> ScriptedAnswer.reset();
      case "closing" -> http(recorded).closing();
      case "chunked" -> http(recorded).chunked();
      case "chunkedWithoutEnd" -> http(recorded).chunkedWithoutEnd();
      case "withoutLength" -> http(recorded).withoutLength();
      case "claimingLength" -> http(recorded).claimingLength(recorded.number("length"));
      case "inParts" -> http(recorded).inParts(8, Duration.ofMillis(20));
      case "late" -> http(recorded).after(Duration.ofMillis(100));
      default -> throw new IllegalArgumentException(recorded.toString());
    };
  }

  private static HttpAnswer http(JsonTree recorded) {
    HttpAnswer response = HttpAnswer.of(recorded.number("status"), body(recorded));
    for (String header : recorded.member("headers").names()) {
      response = response.with(header, recorded.member("headers").text(header).orElseThrow());
    }
    return response;
  }

  private static byte[] body(JsonTree recorded) {
    return recorded
        .text("body")
        .map(body -> body.getBytes(UTF_8))
        .orElseGet(
            () ->
                requireNonNull(GENERATED_BODIES.get(recorded.text("generatedBody").orElseThrow())));
  }
}
