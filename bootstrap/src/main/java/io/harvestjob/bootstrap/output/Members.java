package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.S3Destination;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job's members by the names and in the order of the AWS CLI; what is missing is not there. */
record Members(SortedMap<String, String> scalars, SortedMap<String, String> s3Destination) {

  static Members of(HarvestJob job) {
    return new Members(scalars(job), s3Destination(job.s3Destination()));
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
    SortedMap<String, String> members = new TreeMap<>();
    put(members, "BucketName", s3Destination.bucketName());
    put(members, "ManifestKey", s3Destination.manifestKey());
    put(members, "RoleArn", s3Destination.roleArn());
    return members;
  }

  private static void put(SortedMap<String, String> members, String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value.toString());
    }
  }
}
