package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A window of a live channel that AWS Elemental MediaPackage copies to S3 as a video-on-demand
 * asset. Immutable and thread-safe; the names are those of {@code DescribeHarvestJob}.
 *
 * <p>The members that the submitter of a job must give, and the status, are always there. The
 * members that the service adds ({@code arn}, {@code channelId}, {@code createdAt}) may be missing:
 * every member of the response is optional in the AWS model (documented).
 *
 * @param id identifies the job within a region and account
 * @param originEndpointId the endpoint the window is taken from; not empty
 * @param startTime the begin of the window
 * @param endTime the end of the window
 * @param s3Destination where the asset goes
 * @param status how the job stands
 * @param arn {@code arn:PARTITION:mediapackage:REGION:ACCOUNT:harvest_jobs/ID}; null if the
 *     response had none
 * @param channelId the channel that the origin endpoint belongs to; null if the response had none
 * @param createdAt when the job was submitted; null if the response did not tell
 */
public record HarvestJob(
    HarvestJobId id,
    String originEndpointId,
    HarvestJobTime startTime,
    HarvestJobTime endTime,
    S3Destination s3Destination,
    HarvestJobStatus status,
    @Nullable String arn,
    @Nullable String channelId,
    @Nullable HarvestJobTime createdAt) {

  private static final Pattern ARN = Pattern.compile("arn:([A-Za-z0-9-]+):.*");

  /**
   * @throws NullPointerException naming the component that is null and must not be
   * @throws IllegalArgumentException if {@code originEndpointId} is empty
   */
  public HarvestJob {
    requireNonNull(id, "id");
    NonEmptyTextValidator.require(originEndpointId, "originEndpointId");
    requireNonNull(startTime, "startTime");
    requireNonNull(endTime, "endTime");
    requireNonNull(s3Destination, "s3Destination");
    requireNonNull(status, "status");
  }

  /** Returns whether the job no longer runs; see {@link HarvestJobStatus#isFinished()}. */
  public boolean isFinished() {
    return status.isFinished();
  }

  /** Returns where the parent manifest is, as {@code s3://bucket/key}. */
  public String manifestUri() {
    return s3Destination.manifestUri();
  }

  /**
   * Returns where the parent manifest is, as {@code arn:PARTITION:s3:::bucket/key}, which is what a
   * MediaPackage VOD asset takes as its source. The partition is that of the job's own ARN; empty
   * if the job has none that can be read.
   */
  public Optional<String> manifestArn() {
    return Optional.ofNullable(arn)
        .map(ARN::matcher)
        .filter(Matcher::matches)
        .map(matcher -> s3Destination.manifestArn(matcher.group(1)));
  }
}
