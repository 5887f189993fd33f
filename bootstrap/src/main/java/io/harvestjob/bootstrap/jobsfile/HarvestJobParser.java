package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses a harvest job from a JSON object. */
final class HarvestJobParser {

  private HarvestJobParser() {}

  static HarvestJob parse(JsonObject json) {
    HarvestJobId id = convert(json.require("Id"), value -> new HarvestJobId(value.text()));
    S3Destination s3Destination =
        convert(json.require("S3Destination"), HarvestJobParser::s3Destination);
    return convert(
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

  /** Adds the position to an exception of the domain. */
  static <T> T convert(JsonValue value, Function<JsonValue, T> conversion) {
    try {
      return conversion.apply(value);
    } catch (IllegalArgumentException e) {
      throw value.position().invalid(String.valueOf(e.getMessage()));
    }
  }
}
