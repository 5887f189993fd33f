package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.harvestjob.testkit.wire.HttpAnswer;
import io.harvestjob.testkit.wire.ScriptedAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * An answer, or several in a row, that real clients were measured with: see {@code
 * src/test/vectors}.
 *
 * @param outcome what a caller of this adapter gets, as {@link Outcome} writes it
 */
record RecordedAnswer(String name, String outcome, List<ScriptedAnswer> answers) {

  private static final String JOB =
      "{\"arn\":\"arn\",\"channelId\":\"c\",\"createdAt\":\"t3\",\"startTime\":\"t1\","
          + "\"endTime\":\"t2\",\"originEndpointId\":\"ep\",\"status\":\"SUCCEEDED\","
          + "\"s3Destination\":{\"bucketName\":\"b\",\"manifestKey\":\"k\",\"roleArn\":\"r\"},";
  private static final String TWENTY_MEGABYTES = "x".repeat(20_000_000);

  private static final Map<String, byte[]> GENERATED_BODIES =
      Map.of(
          "b-huge", (JOB + "\"id\":\"job-1\",\"x\":\"" + TWENTY_MEGABYTES + "\"}").getBytes(UTF_8),
          "b-huge-id", (JOB + "\"id\":\"" + TWENTY_MEGABYTES + "\"}").getBytes(UTF_8),
          "b-deep",
              ("{\"id\":\"job-1\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")
                  .getBytes(UTF_8),
          "b-latin1", "{\"id\":\"jöb\"}".getBytes(ISO_8859_1));

  static Stream<RecordedAnswer> all() {
    try (InputStream json = RecordedAnswer.class.getResourceAsStream("/describe.json")) {
      return JsonNode.parser().parse(requireNonNull(json)).asArray().stream()
          .map(RecordedAnswer::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static RecordedAnswer read(JsonNode node) {
    return new RecordedAnswer(
        text(node, "name"),
        text(node, "outcome"),
        node.field("answers").orElseThrow().asArray().stream()
            .map(RecordedAnswer::answer)
            .toList());
  }

  private static ScriptedAnswer answer(JsonNode node) {
    String delivery = node.field("delivery").map(JsonNode::asString).orElse("plain");
    return switch (delivery) {
      case "plain" -> http(node);
      case "reset" -> ScriptedAnswer.reset();
      case "closing" -> http(node).closing();
      case "chunked" -> http(node).chunked();
      case "chunkedWithoutEnd" -> http(node).chunkedWithoutEnd();
      case "withoutLength" -> http(node).withoutLength();
      case "claimingLength" -> http(node).claimingLength(number(node, "length"));
      case "inParts" -> http(node).inParts(8, Duration.ofMillis(20));
      case "late" -> http(node).after(Duration.ofMillis(100));
      default -> throw new IllegalArgumentException(delivery);
    };
  }

  private static HttpAnswer http(JsonNode node) {
    HttpAnswer answer = HttpAnswer.of(number(node, "status"), body(node));
    for (Map.Entry<String, JsonNode> header :
        node.field("headers").orElseThrow().asObject().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue().asString());
    }
    return answer;
  }

  private static byte[] body(JsonNode node) {
    return node.field("body")
        .map(body -> body.asString().getBytes(UTF_8))
        .orElseGet(() -> requireNonNull(GENERATED_BODIES.get(text(node, "generatedBody"))));
  }

  private static String text(JsonNode node, String name) {
    return node.field(name).orElseThrow().asString();
  }

  private static int number(JsonNode node, String name) {
    return Integer.parseInt(node.field(name).orElseThrow().asNumber());
  }
}
