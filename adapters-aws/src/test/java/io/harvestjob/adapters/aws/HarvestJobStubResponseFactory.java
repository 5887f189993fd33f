package io.harvestjob.adapters.aws;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.fixtures.StubHttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Creates responses that describe a job, as MediaPackage writes them. */
final class HarvestJobStubResponseFactory {

  private HarvestJobStubResponseFactory() {}

  static StubHttpResponse of(HarvestJob job) {
    return StubHttpResponse.of(200, write(job));
  }

  private static byte[] write(HarvestJob job) {
    JsonWriter json = JsonWriter.create().writeStartObject();
    json.writeFieldName("s3Destination").writeStartObject();
    write(
        json,
        Map.of(
            "bucketName", job.s3Destination().bucketName(),
            "manifestKey", job.s3Destination().manifestKey(),
            "roleArn", job.s3Destination().roleArn()));
    json.writeEndObject();
    write(json, members(job));
    return json.writeEndObject().getBytes();
  }

  private static Map<String, String> members(HarvestJob job) {
    Map<String, String> members = new TreeMap<>();
    members.put("id", job.id().value());
    members.put("originEndpointId", job.originEndpointId());
    members.put("startTime", job.startTime().text());
    members.put("endTime", job.endTime().text());
    members.put("status", job.status().text());
    putIfGiven(members, "arn", job.arn());
    putIfGiven(members, "channelId", job.channelId());
    putIfGiven(
        members,
        "createdAt",
        Optional.ofNullable(job.createdAt()).map(HarvestJobTime::text).orElse(null));
    return members;
  }

  private static void putIfGiven(Map<String, String> members, String name, @Nullable String text) {
    if (text != null) {
      members.put(name, text);
    }
  }

  private static void write(JsonWriter json, Map<String, String> members) {
    members.forEach((name, text) -> json.writeFieldName(name).writeValue(text));
  }
}
