package io.harvestjob.adapters.http.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.harvestjob.adapters.http.protocol.HarvestJobJson.S3DestinationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes harvest jobs, lists of them and error messages. What is missing is not written. */
final class HarvestJobJsonWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private HarvestJobJsonWriter() {}

  static byte[] write(HarvestJobJson job) {
    return writeObject(json -> writeJob(json, job));
  }

  static byte[] write(HarvestJobListJson list) {
    return writeObject(json -> writeList(json, list));
  }

  static byte[] writeMessage(String message) {
    return writeObject(json -> json.writeStringField("message", message));
  }

  private static byte[] writeObject(MembersWriter members) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException impossible) { // in memory
      throw new UncheckedIOException(impossible);
    }
    return body.toByteArray();
  }

  private static void writeList(JsonGenerator json, HarvestJobListJson list) throws IOException {
    json.writeArrayFieldStart("harvestJobs");
    for (HarvestJobJson job : list.harvestJobs()) {
      json.writeStartObject();
      writeJob(json, job);
      json.writeEndObject();
    }
    json.writeEndArray();
    writeText(json, "nextToken", list.nextToken());
  }

  private static void writeJob(JsonGenerator json, HarvestJobJson job) throws IOException {
    writeText(json, "arn", job.arn());
    writeText(json, "channelId", job.channelId());
    writeText(json, "createdAt", job.createdAt());
    writeText(json, "endTime", job.endTime());
    writeText(json, "id", job.id());
    writeText(json, "originEndpointId", job.originEndpointId());
    writeDestination(json, job.s3Destination());
    writeText(json, "startTime", job.startTime());
    writeText(json, "status", job.status());
  }

  private static void writeDestination(JsonGenerator json, @Nullable S3DestinationJson destination)
      throws IOException {
    if (destination != null) {
      json.writeObjectFieldStart("s3Destination");
      writeText(json, "bucketName", destination.bucketName());
      writeText(json, "manifestKey", destination.manifestKey());
      writeText(json, "roleArn", destination.roleArn());
      json.writeEndObject();
    }
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  @FunctionalInterface
  private interface MembersWriter {

    void write(JsonGenerator json) throws IOException;
  }
}
