package io.harvestjob.adapters.http.wire;

import org.jspecify.annotations.Nullable;

/**
 * A harvest job as JSON: each component is a member of the object, by the same name and in this
 * order (which is that of the AWS model). Every member may be missing when read; what is missing is
 * not written.
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

  /** The member {@code s3Destination}. */
  public record S3DestinationJson(
      @Nullable String bucketName, @Nullable String manifestKey, @Nullable String roleArn) {}
}
