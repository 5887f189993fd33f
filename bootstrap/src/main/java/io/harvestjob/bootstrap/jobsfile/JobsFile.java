package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a jobs file.
 *
 * @param jobs the jobs with their behaviour in the fake
 * @param fakeService what applies to all requests and to created jobs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobsFile(List<JobsFileEntry> jobs, FakeServiceBehaviour fakeService) {

  @JsonCreator
  static JobsFile of(
      @JsonProperty("HarvestJobs") List<JobsFileEntry> jobs,
      @JsonProperty("FakeDefaults") @Nullable FakeServiceBehaviour fakeService) {
    return new JobsFile(
        requireNonNull(jobs, "HarvestJobs"),
        requireNonNullElse(fakeService, FakeServiceBehaviour.NONE));
  }

  /** Sets a fake up with this content. */
  public void applyTo(InMemoryHarvestJobRepository fake) {
    jobs.forEach(entry -> fake.put(entry.job(), entry.behaviour()));
    fakeService.applyTo(fake);
  }

  /** Returns whether a lookup of any job can take time. */
  public boolean hasLatency() {
    return !fakeService.createdJobs().latency().isZero()
        || jobs.stream().anyMatch(entry -> !entry.behaviour().latency().isZero());
  }
}
