package io.harvestjob.testkit.endpoint;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.HarvestJobPage;
import io.harvestjob.testkit.json.JsonObjectBuilder;

/**
 * Writes the JSON of the protocol: members in the order of the AWS model, without missing ones.
 * {@code EndpointConsistencyTest} in {@code bootstrap} compares it with the JSON of {@code
 * harvestjob-adapters-http}.
 */
final class HarvestJobJsonWriter {

  private HarvestJobJsonWriter() {}

  static JsonObjectBuilder write(HarvestJobPage page) {
    return new JsonObjectBuilder()
        .with("harvestJobs", page.harvestJobs().stream().map(HarvestJobJsonWriter::write).toList())
        .with("nextToken", page.nextToken());
  }

  static JsonObjectBuilder write(HarvestJob job) {
    return new JsonObjectBuilder()
        .with("arn", job.arn())
        .with("channelId", job.channelId())
        .with("createdAt", job.createdAt())
        .with("endTime", job.endTime())
        .with("id", job.id())
        .with("originEndpointId", job.originEndpointId())
        .with(
            "s3Destination",
            new JsonObjectBuilder()
                .with("bucketName", job.s3Destination().bucketName())
                .with("manifestKey", job.s3Destination().manifestKey())
                .with("roleArn", job.s3Destination().roleArn()))
        .with("startTime", job.startTime())
        .with("status", job.status());
  }
}
