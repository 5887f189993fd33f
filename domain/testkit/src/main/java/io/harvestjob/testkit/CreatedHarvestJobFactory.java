package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates the job that a request asks for, or throws the error that names the invalid parameter.
 * Guarded by the lock of the fake.
 */
final class CreatedHarvestJobFactory {

  int quota = Integer.MAX_VALUE;
  @Nullable Map<String, String> channelIds;
  String region = "us-east-1";
  String accountId = "111122223333";

  HarvestJob create(CreateHarvestJobRequest request, List<HarvestJob> existing, Instant now) {
    try {
      HarvestJob job = toJob(request, now);
      requireUnused(job.id(), existing);
      requireQuota(existing);
      return job;
    } catch (IllegalArgumentException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(e.getMessage()));
    }
  }

  private HarvestJob toJob(CreateHarvestJobRequest request, Instant now) {
    HarvestJobId id = new HarvestJobId(require("id", request.id()));
    String originEndpointId = require("originEndpointId", request.originEndpointId());
    HarvestJobTime startTime = time("startTime", request.startTime());
    HarvestJobTime endTime = time("endTime", request.endTime());
    requireOrder(startTime, endTime);
    return new HarvestJob(
        id,
        originEndpointId,
        startTime,
        endTime,
        new S3Destination(
            require("s3Destination.bucketName", request.bucketName()),
            require("s3Destination.manifestKey", request.manifestKey()),
            require("s3Destination.roleArn", request.roleArn())),
        HarvestJobStatus.IN_PROGRESS,
        arn(id),
        channelId(originEndpointId),
        HarvestJobTime.of(now.truncatedTo(ChronoUnit.SECONDS)));
  }

  private String arn(HarvestJobId id) {
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return "arn:%s:mediapackage:%s:%s:harvest_jobs/%s".formatted(partition, region, accountId, id);
  }

  private String channelId(String originEndpointId) {
    if (channelIds == null) {
      return originEndpointId + "-channel";
    }
    String channelId = channelIds.get(originEndpointId);
    if (channelId == null) {
      throw ServiceErrorType.NOT_FOUND.toException(
          "originEndpointId names no origin endpoint of this account");
    }
    return channelId;
  }

  private static void requireUnused(HarvestJobId id, List<HarvestJob> existing) {
    if (existing.stream().anyMatch(job -> job.id().equals(id))) {
      throw new IllegalArgumentException("id is taken: there is a harvest job " + id);
    }
  }

  private void requireQuota(List<HarvestJob> existing) {
    if (existing.stream().filter(job -> !job.isFinished()).count() >= quota) {
      throw ServiceErrorType.TOO_MANY_REQUESTS.toException(
          "The quota of %d harvest jobs in progress is reached".formatted(quota));
    }
  }

  private static HarvestJobTime time(String parameter, @Nullable String text) {
    HarvestJobTime time = new HarvestJobTime(require(parameter, text));
    if (time.instant().isEmpty()) {
      throw new IllegalArgumentException(
          parameter + " must be a time in ISO-8601 or in epoch seconds");
    }
    return time;
  }

  private static void requireOrder(HarvestJobTime startTime, HarvestJobTime endTime) {
    if (!endTime.instant().orElseThrow().isAfter(startTime.instant().orElseThrow())) {
      throw new IllegalArgumentException("endTime must be after startTime");
    }
  }

  private static String require(String parameter, @Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException(parameter + " is missing");
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException(parameter + " must not be empty");
    }
    return text;
  }
}
