package io.harvestjob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.testkit.json.JsonObjectBuilder;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes the event of EventBridge that tells of a finished job, as AWS documents it. */
final class HarvestJobEventWriter {

  private HarvestJobEventWriter() {}

  static String write(
      HarvestJob job, HarvestJobNotification notification, String region, String accountId) {
    return new JsonObjectBuilder()
        .with("version", "0")
        .with("id", UUID.nameUUIDFromBytes(notification.toString().getBytes(UTF_8)))
        .with("detail-type", "MediaPackage HarvestJob Notification")
        .with("source", "aws.mediapackage")
        .with("account", accountId)
        .with("time", notification.time())
        .with("region", region)
        .with("resources", Stream.ofNullable(job.arn()).toList())
        .with(
            "detail",
            new JsonObjectBuilder()
                .with("harvest_job", harvestJob(job))
                .with("message", notification.reason()))
        .toString();
  }

  private static JsonObjectBuilder harvestJob(HarvestJob job) {
    return new JsonObjectBuilder()
        .with("id", job.id())
        .with("arn", job.arn())
        .with("status", job.status())
        .with("origin_endpoint_id", job.originEndpointId())
        .with("start_time", job.startTime())
        .with("end_time", job.endTime())
        .with(
            "s3_destination",
            new JsonObjectBuilder()
                .with("bucket_name", job.s3Destination().bucketName())
                .with("manifest_key", job.s3Destination().manifestKey())
                .with("role_arn", job.s3Destination().roleArn()))
        .with("created_at", job.createdAt());
  }
}
