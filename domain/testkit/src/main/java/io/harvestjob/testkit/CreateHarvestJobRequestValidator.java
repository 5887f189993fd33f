package io.harvestjob.testkit;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Checks requests to {@code CreateHarvestJob}, and says which parameter is invalid. */
final class CreateHarvestJobRequestValidator {

  private static final String ARN_PREFIX =
      "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/";

  private CreateHarvestJobRequestValidator() {}

  static HarvestJob toJob(
      CreateHarvestJobRequest request, UnaryOperator<String> channelIds, Instant createdAt) {
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
        ARN_PREFIX + id,
        channelIds.apply(originEndpointId),
        HarvestJobTime.of(createdAt));
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
