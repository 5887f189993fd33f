package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import org.jspecify.annotations.Nullable;

/**
 * The request to {@code CreateHarvestJob} as a client sends it, unchecked: {@link
 * InMemoryHarvestJobRepository#create} checks it as the service does. AWS requires every member
 * (documented). Immutable and thread-safe.
 *
 * @param id the id of the job
 * @param originEndpointId the endpoint to harvest from
 * @param startTime the begin of the window
 * @param endTime the end of the window
 * @param bucketName the member {@code s3Destination.bucketName}
 * @param manifestKey the member {@code s3Destination.manifestKey}
 * @param roleArn the member {@code s3Destination.roleArn}
 */
public record CreateHarvestJobRequest(
    @Nullable String id,
    @Nullable String originEndpointId,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable String bucketName,
    @Nullable String manifestKey,
    @Nullable String roleArn) {

  /** Returns the request that creates a job like this one, for example a sample job. */
  public static CreateHarvestJobRequest like(HarvestJob job) {
    return new CreateHarvestJobRequest(
        job.id().value(),
        job.originEndpointId(),
        job.startTime().text(),
        job.endTime().text(),
        job.s3Destination().bucketName(),
        job.s3Destination().manifestKey(),
        job.s3Destination().roleArn());
  }
}
