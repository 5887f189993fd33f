package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import org.jspecify.annotations.Nullable;

/**
 * Builds sample jobs: all that a test does not say has a valid default. The default job is called
 * {@code job-1}, is {@code IN_PROGRESS} and has every member. Not thread-safe; may be built from
 * more than once.
 */
public final class HarvestJobBuilder {

  private HarvestJobId id = new HarvestJobId("job-1");
  private String originEndpointId = "endpoint-1";
  private HarvestJobTime startTime = new HarvestJobTime("2024-05-06T06:00:00Z");
  private HarvestJobTime endTime = new HarvestJobTime("2024-05-06T07:00:00Z");
  private S3Destination s3Destination =
      new S3Destination(
          "bucket-1", "job-1/index.m3u8", "arn:aws:iam::111122223333:role/MediaPackageHarvest");
  private HarvestJobStatus status = HarvestJobStatus.IN_PROGRESS;
  private @Nullable String arn = "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1";
  private @Nullable String channelId = "channel-1";
  private @Nullable HarvestJobTime createdAt = new HarvestJobTime("2024-05-06T07:08:09Z");

  private HarvestJobBuilder() {}

  /** Returns a builder of the default job. */
  public static HarvestJobBuilder aHarvestJob() {
    return new HarvestJobBuilder();
  }

  /** Returns a builder with the values of {@code job}. */
  public static HarvestJobBuilder aHarvestJobLike(HarvestJob job) {
    HarvestJobBuilder like = new HarvestJobBuilder();
    like.id = job.id();
    like.originEndpointId = job.originEndpointId();
    like.startTime = job.startTime();
    like.endTime = job.endTime();
    like.s3Destination = job.s3Destination();
    like.status = job.status();
    like.arn = job.arn();
    like.channelId = job.channelId();
    like.createdAt = job.createdAt();
    return like;
  }

  /**
   * Sets the id, also within the ARN and the manifest key.
   *
   * @throws IllegalArgumentException if it is no valid id
   */
  public HarvestJobBuilder withId(String id) {
    this.id = new HarvestJobId(id);
    this.arn = "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/" + id;
    this.s3Destination =
        new S3Destination(s3Destination.bucketName(), id + "/index.m3u8", s3Destination.roleArn());
    return this;
  }

  /** Sets the endpoint the window is taken from. */
  public HarvestJobBuilder withOriginEndpointId(String originEndpointId) {
    this.originEndpointId = originEndpointId;
    return this;
  }

  /** Sets the begin of the window, in any form. */
  public HarvestJobBuilder withStartTime(String startTime) {
    this.startTime = new HarvestJobTime(startTime);
    return this;
  }

  /** Sets the end of the window, in any form. */
  public HarvestJobBuilder withEndTime(String endTime) {
    this.endTime = new HarvestJobTime(endTime);
    return this;
  }

  /** Sets where the asset goes. */
  public HarvestJobBuilder withS3Destination(
      String bucketName, String manifestKey, String roleArn) {
    this.s3Destination = new S3Destination(bucketName, manifestKey, roleArn);
    return this;
  }

  /** Sets the status. */
  public HarvestJobBuilder withStatus(HarvestJobStatus status) {
    this.status = status;
    return this;
  }

  /** Sets the status to any text. */
  public HarvestJobBuilder withStatus(String status) {
    return withStatus(new HarvestJobStatus(status));
  }

  /** Sets the job's own ARN, or none. */
  public HarvestJobBuilder withArn(@Nullable String arn) {
    this.arn = arn;
    return this;
  }

  /** Sets the channel that the origin endpoint belongs to, or none. */
  public HarvestJobBuilder withChannelId(@Nullable String channelId) {
    this.channelId = channelId;
    return this;
  }

  /** Sets when the job was submitted, in any form, or null if that is not known. */
  public HarvestJobBuilder withCreatedAt(@Nullable String createdAt) {
    this.createdAt = createdAt == null ? null : new HarvestJobTime(createdAt);
    return this;
  }

  /** Returns the job. */
  public HarvestJob build() {
    return new HarvestJob(
        id, originEndpointId, startTime, endTime, s3Destination, status, arn, channelId, createdAt);
  }
}
