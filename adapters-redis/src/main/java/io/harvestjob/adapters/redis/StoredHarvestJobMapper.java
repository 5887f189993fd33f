package io.harvestjob.adapters.redis;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import io.harvestjob.domain.spi.UnverifiedHarvestJob;
import io.harvestjob.domain.spi.UnverifiedHarvestJob.Destination;
import org.jspecify.annotations.Nullable;

/** Maps a job to what is written; reading verifies it as every response is verified. */
final class StoredHarvestJobMapper {

  private StoredHarvestJobMapper() {}

  static UnverifiedHarvestJob toUnverified(HarvestJob job) {
    return new UnverifiedHarvestJob(
        job.id().value(),
        job.originEndpointId(),
        job.startTime().text(),
        job.endTime().text(),
        toDestination(job.s3Destination()),
        job.status().text(),
        job.arn(),
        job.channelId(),
        toText(job.createdAt()));
  }

  private static Destination toDestination(S3Destination destination) {
    return new Destination(
        destination.bucketName(), destination.manifestKey(), destination.roleArn());
  }

  private static @Nullable String toText(@Nullable HarvestJobTime time) {
    return time == null ? null : time.text();
  }
}
