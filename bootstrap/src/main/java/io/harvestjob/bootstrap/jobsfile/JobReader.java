package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a harvest job of a JSON object. */
final class JobReader {

  private JobReader() {}

  static HarvestJob job(JsonObject json) {
    HarvestJobId id = read(json.require("Id"), value -> new HarvestJobId(value.text()));
    S3Destination s3Destination = read(json.require("S3Destination"), JobReader::s3Destination);
    return read(
        json,
        value ->
            new HarvestJob(
                id,
                json.require("OriginEndpointId").text(),
                new HarvestJobTime(json.require("StartTime").text()),
                new HarvestJobTime(json.require("EndTime").text()),
                s3Destination,
                new HarvestJobStatus(json.require("Status").text()),
                json.findText("Arn"),
                json.findText("ChannelId"),
                time(json.findText("CreatedAt"))));
  }

  private static S3Destination s3Destination(JsonValue value) {
    JsonObject json = value.object();
    return new S3Destination(
        json.require("BucketName").text(),
        json.require("ManifestKey").text(),
        json.require("RoleArn").text());
  }

  private static @Nullable HarvestJobTime time(@Nullable String text) {
    return text == null ? null : new HarvestJobTime(text);
  }

  /** What the domain refuses is refused at its place in the file. */
  static <T> T read(JsonValue value, Function<JsonValue, T> reading) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException e) {
      throw value.place().refuse(String.valueOf(e.getMessage()));
    }
  }
}
