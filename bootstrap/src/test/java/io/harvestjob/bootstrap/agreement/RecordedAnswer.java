package io.harvestjob.bootstrap.agreement;

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

/** An answer, or several in a row, that real clients were measured with. */
record RecordedAnswer(String name, List<ScriptedAnswer> answers) {

  private static final String TWENTY_MEGABYTES = "x".repeat(20_000_000);

  private static final Map<String, byte[]> GENERATED_BODIES =
      Map.of(
          "b-huge", "{\"x\":\"%s\"}".formatted(TWENTY_MEGABYTES).getBytes(UTF_8),
          "b-huge-id", "{\"id\":\"%s\"}".formatted(TWENTY_MEGABYTES).getBytes(UTF_8),
          "b-deep", "{\"x\":%s}".formatted("[".repeat(20_000)).getBytes(UTF_8),
          "b-latin1", "{\"id\":\"jöb\"}".getBytes(ISO_8859_1));

  static Stream<RecordedAnswer> all() {
    return JsonTree.ofResource("/describe.json").elements().map(RecordedAnswer::read);
  }

  ScriptedServer server() {
    return ScriptedServer.answering(
        answers.get(0), answers.stream().skip(1).toArray(ScriptedAnswer[]::new));
  }

  /** Four if an answer follows on another, so that nothing is waited for in vain. */
  int attempts() {
    return answers.size() > 1 ? 4 : 1;
  }

  @Override
  public String toString() {
    return name;
  }

  private static RecordedAnswer read(JsonTree recorded) {
    return new RecordedAnswer(
        recorded.text("name").orElseThrow(),
        recorded.member("answers").elements().map(RecordedAnswer::answer).toList());
  }

  private static ScriptedAnswer answer(JsonTree recorded) {
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
    HttpAnswer answer = HttpAnswer.of(recorded.number("status"), body(recorded));
    for (String header : recorded.member("headers").names()) {
      answer = answer.with(header, recorded.member("headers").text(header).orElseThrow());
    }
    return answer;
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
