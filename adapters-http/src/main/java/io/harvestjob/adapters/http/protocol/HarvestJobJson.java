package io.harvestjob.adapters.http.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A harvest job as JSON: each field is a member of the object, by the same name. They are set one
 * by one, because the last of two members with one name wins (as in the SDKs, measured); records
 * refuse the second one.
 */
final class HarvestJobJson {

  public @Nullable String arn;
  public @Nullable String channelId;
  public @Nullable String createdAt;
  public @Nullable String endTime;
  public @Nullable String id;
  public @Nullable String originEndpointId;
  public @Nullable S3DestinationJson s3Destination;
  public @Nullable String startTime;
  public @Nullable String status;

  /** The member {@code s3Destination} of the object. */
  static final class S3DestinationJson {

    public @Nullable String bucketName;
    public @Nullable String manifestKey;
    public @Nullable String roleArn;
  }
}
