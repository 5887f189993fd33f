package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.S3Destination;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a job by their names in the AWS CLI, in its order, without those that are missing.
 */
record HarvestJobFields(
    SortedMap<String, String> scalars, SortedMap<String, String> s3Destination) {

  static HarvestJobFields of(HarvestJob job) {
    return new HarvestJobFields(scalars(job), s3Destination(job.s3Destination()));
  }

  private static SortedMap<String, String> scalars(HarvestJob job) {
    SortedMap<String, String> scalars = new TreeMap<>();
    put(scalars, "Arn", job.arn());
    put(scalars, "ChannelId", job.channelId());
    put(scalars, "CreatedAt", job.createdAt());
    put(scalars, "EndTime", job.endTime());
    put(scalars, "Id", job.id());
    put(scalars, "OriginEndpointId", job.originEndpointId());
    put(scalars, "StartTime", job.startTime());
    put(scalars, "Status", job.status());
    return scalars;
  }

  private static SortedMap<String, String> s3Destination(S3Destination s3Destination) {
    SortedMap<String, String> fields = new TreeMap<>();
    put(fields, "BucketName", s3Destination.bucketName());
    put(fields, "ManifestKey", s3Destination.manifestKey());
    put(fields, "RoleArn", s3Destination.roleArn());
    return fields;
  }

  private static void put(SortedMap<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }
}
