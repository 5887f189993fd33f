package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import io.harvestjob.testkit.FakeJobBehaviour;
import org.jspecify.annotations.Nullable;

/**
 * A job of a jobs file.
 *
 * @param job the job as AWS would describe it
 * @param behaviour how the job behaves in the fake
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobsFileEntry(HarvestJob job, FakeJobBehaviour behaviour) {

  /** Refuses to finish a job that has finished already. */
  public JobsFileEntry {
    behaviour.requirePossible(job);
  }

  @JsonCreator
  static JobsFileEntry of(
      @JsonProperty("Id") HarvestJobId id,
      @JsonProperty("OriginEndpointId") String originEndpointId,
      @JsonProperty("StartTime") HarvestJobTime startTime,
      @JsonProperty("EndTime") HarvestJobTime endTime,
      @JsonProperty("S3Destination") S3Destination s3Destination,
      @JsonProperty("Status") HarvestJobStatus status,
      @JsonProperty("Arn") @Nullable String arn,
      @JsonProperty("ChannelId") @Nullable String channelId,
      @JsonProperty("CreatedAt") @Nullable HarvestJobTime createdAt,
      @JsonProperty("Fake") @Nullable FakeMember fake) {
    return new JobsFileEntry(
        new HarvestJob(
            id,
            originEndpointId,
            startTime,
            endTime,
            s3Destination,
            status,
            arn,
            channelId,
            createdAt),
        fake == null ? FakeJobBehaviour.NONE : fake.behaviour());
  }
}
