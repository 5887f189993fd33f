package io.harvestjob.testkit;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
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

  private @Nullable Integer quota;
  private @Nullable Map<String, String> channelIds;
  private String region = "us-east-1";
  private String accountId = "111122223333";

  void setAccount(String region, String accountId) {
    this.region = region;
    this.accountId = accountId;
  }

  String region() {
    return region;
  }

  String accountId() {
    return accountId;
  }

  void setQuota(int maxInProgress) {
    quota = maxInProgress;
  }

  void setOriginEndpoints(Map<String, String> channelIds) {
    this.channelIds = channelIds;
  }

  HarvestJob create(CreateHarvestJobRequest request, List<HarvestJob> existing, Instant now) {
    HarvestJob job = toJob(request, now);
    requireUnused(job.id(), existing);
    requireQuota(existing);
    return job;
  }

  private HarvestJob toJob(CreateHarvestJobRequest request, Instant now) {
    HarvestJobId id = id(request);
    String originEndpointId = require("originEndpointId", request.originEndpointId());
    HarvestJobTime startTime = time("startTime", request.startTime());
    HarvestJobTime endTime = time("endTime", request.endTime());
    requireOrder(startTime, endTime);
    S3Destination s3Destination = s3Destination(request);
    return new HarvestJob(
        id,
        originEndpointId,
        startTime,
        endTime,
        s3Destination,
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
      throw invalid("id", "is taken: there is a harvest job " + id);
    }
  }

  private void requireQuota(List<HarvestJob> existing) {
    if (quota != null && existing.stream().filter(job -> !job.isFinished()).count() >= quota) {
      throw ServiceErrorType.TOO_MANY_REQUESTS.toException(
          "The quota of %d harvest jobs in progress is reached".formatted(quota));
    }
  }

  private static HarvestJobId id(CreateHarvestJobRequest request) {
    String id = require("id", request.id());
    try {
      return new HarvestJobId(id);
    } catch (IllegalArgumentException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(e.getMessage()));
    }
  }

  private static S3Destination s3Destination(CreateHarvestJobRequest request) {
    if (request.bucketName() == null
        && request.manifestKey() == null
        && request.roleArn() == null) {
      throw invalid("s3Destination", "is missing");
    }
    return new S3Destination(
        require("s3Destination.bucketName", request.bucketName()),
        require("s3Destination.manifestKey", request.manifestKey()),
        require("s3Destination.roleArn", request.roleArn()));
  }

  private static HarvestJobTime time(String member, @Nullable String text) {
    HarvestJobTime time = new HarvestJobTime(require(member, text));
    if (time.instant().isEmpty()) {
      throw invalid(member, "must be a time in ISO-8601 or in epoch seconds");
    }
    return time;
  }

  private static void requireOrder(HarvestJobTime startTime, HarvestJobTime endTime) {
    Instant start = startTime.instant().orElseThrow();
    if (!endTime.instant().orElseThrow().isAfter(start)) {
      throw invalid("endTime", "must be after startTime");
    }
  }

  private static String require(String member, @Nullable String text) {
    if (text == null) {
      throw invalid(member, "is missing");
    }
    if (text.isEmpty()) {
      throw invalid(member, "must not be empty");
    }
    return text;
  }

  static HarvestJobException invalid(String member, String problem) {
    return ServiceErrorType.UNPROCESSABLE_ENTITY.toException(member + " " + problem);
  }
}
