package io.harvestjob.testkit.endpoint;

import static java.util.stream.Collectors.joining;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import io.harvestjob.testkit.HarvestJobPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON of the protocol: members in the order of the AWS model, without missing ones. It
 * is written by hand because the testkit has no dependency; {@code EndpointConsistencyTest} in
 * {@code bootstrap} compares it with the JSON of {@code harvestjob-adapters-http}.
 */
final class JsonResponseWriter {

  private JsonResponseWriter() {}

  static String write(HarvestJob job) {
    Map<String, String> members = new LinkedHashMap<>();
    put(members, "arn", job.arn());
    put(members, "channelId", job.channelId());
    put(members, "createdAt", text(job.createdAt()));
    put(members, "endTime", job.endTime().text());
    put(members, "id", job.id().value());
    put(members, "originEndpointId", job.originEndpointId());
    members.put("s3Destination", write(job.s3Destination()));
    put(members, "startTime", job.startTime().text());
    put(members, "status", job.status().text());
    return object(members);
  }

  private static String write(S3Destination destination) {
    Map<String, String> members = new LinkedHashMap<>();
    put(members, "bucketName", destination.bucketName());
    put(members, "manifestKey", destination.manifestKey());
    put(members, "roleArn", destination.roleArn());
    return object(members);
  }

  static String write(HarvestJobPage page) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put(
        "harvestJobs",
        page.harvestJobs().stream().map(JsonResponseWriter::write).collect(joining(",", "[", "]")));
    put(members, "nextToken", page.nextToken());
    return object(members);
  }

  static String writeMessage(@Nullable String message) {
    Map<String, String> members = new LinkedHashMap<>();
    put(members, "message", message);
    return object(members);
  }

  private static @Nullable String text(@Nullable HarvestJobTime time) {
    return time == null ? null : time.text();
  }

  private static void put(Map<String, String> members, String name, @Nullable String text) {
    Optional.ofNullable(text).ifPresent(present -> members.put(name, quoted(present)));
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(JsonResponseWriter::escaped).collect(joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> character < ' ' ? "\\u%04X".formatted(character) : Character.toString(character);
    };
  }
}
