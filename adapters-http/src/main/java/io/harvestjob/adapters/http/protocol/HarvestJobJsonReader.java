package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.harvestjob.adapters.http.protocol.HarvestJobJson.S3DestinationJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one harvest job. Members that it does not know are skipped, whatever is in them. */
final class HarvestJobJsonReader {

  private final Map<String, @Nullable String> texts = new HashMap<>();
  private @Nullable S3DestinationJson s3Destination;

  private HarvestJobJsonReader() {}

  /**
   * Returns the job, or null if the body is the JSON {@code null}.
   *
   * @throws IOException if the body is not the JSON of a harvest job
   */
  static @Nullable HarvestJobJson read(byte[] body) throws IOException {
    try (JsonParser parser = JsonObjectReader.parser(body)) {
      return parser.currentToken() == JsonToken.VALUE_NULL
          ? null
          : new HarvestJobJsonReader().readJob(parser);
    }
  }

  private HarvestJobJson readJob(JsonParser object) throws IOException {
    JsonObjectReader.read(object, this::readMember);
    return new HarvestJobJson(
        texts.get("arn"),
        texts.get("channelId"),
        texts.get("createdAt"),
        texts.get("endTime"),
        texts.get("id"),
        texts.get("originEndpointId"),
        s3Destination,
        texts.get("startTime"),
        texts.get("status"));
  }

  private void readMember(String name, JsonParser value) throws IOException {
    switch (name) {
      case "s3Destination" ->
          s3Destination =
              value.currentToken() == JsonToken.VALUE_NULL
                  ? null
                  : new HarvestJobJsonReader().readDestination(value);
      case "arn",
          "channelId",
          "createdAt",
          "endTime",
          "id",
          "originEndpointId",
          "startTime",
          "status" ->
          texts.put(name, JsonObjectReader.text(value));
      default -> {}
    }
  }

  private S3DestinationJson readDestination(JsonParser object) throws IOException {
    JsonObjectReader.read(object, this::readMemberOfDestination);
    return new S3DestinationJson(
        texts.get("bucketName"), texts.get("manifestKey"), texts.get("roleArn"));
  }

  private void readMemberOfDestination(String name, JsonParser value) throws IOException {
    switch (name) {
      case "bucketName", "manifestKey", "roleArn" -> texts.put(name, JsonObjectReader.text(value));
      default -> {}
    }
  }
}
