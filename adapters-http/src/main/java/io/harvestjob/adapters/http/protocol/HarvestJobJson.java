package io.harvestjob.adapters.http.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A harvest job as JSON: each component is a member of the object, by the same name and in the
 * order of the AWS model. Every member may be missing when it is read; a missing one is not
 * written.
 */
public record HarvestJobJson(
    @Nullable String arn,
    @Nullable String channelId,
    @Nullable String createdAt,
    @Nullable String endTime,
    @Nullable String id,
    @Nullable String originEndpointId,
    @Nullable S3DestinationJson s3Destination,
    @Nullable String startTime,
    @Nullable String status) {

  /** The member {@code s3Destination} of the object. */
  public record S3DestinationJson(
      @Nullable String bucketName, @Nullable String manifestKey, @Nullable String roleArn) {}
}
