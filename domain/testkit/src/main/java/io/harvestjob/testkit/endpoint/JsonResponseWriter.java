package io.harvestjob.testkit.endpoint;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.S3Destination;
import io.harvestjob.testkit.HarvestJobPage;
import io.harvestjob.testkit.json.JsonObjectBuilder;

/**
 * Writes the JSON of the protocol: members in the order of the AWS model, without missing ones.
 * {@code EndpointConsistencyTest} in {@code bootstrap} compares it with the JSON of {@code
 * harvestjob-adapters-http}.
 */
final class JsonResponseWriter {

  private JsonResponseWriter() {}

  static String write(HarvestJob job) {
    return object(job).toString();
  }

  static String write(HarvestJobPage page) {
    return new JsonObjectBuilder()
        .with("harvestJobs", page.harvestJobs().stream().map(JsonResponseWriter::object).toList())
        .with("nextToken", page.nextToken())
        .toString();
  }

  private static JsonObjectBuilder object(HarvestJob job) {
    return new JsonObjectBuilder()
        .with("arn", job.arn())
        .with("channelId", job.channelId())
        .with("createdAt", job.createdAt())
        .with("endTime", job.endTime())
        .with("id", job.id())
        .with("originEndpointId", job.originEndpointId())
        .with("s3Destination", object(job.s3Destination()))
        .with("startTime", job.startTime())
        .with("status", job.status());
  }

  private static JsonObjectBuilder object(S3Destination destination) {
    return new JsonObjectBuilder()
        .with("bucketName", destination.bucketName())
        .with("manifestKey", destination.manifestKey())
        .with("roleArn", destination.roleArn());
  }
}
