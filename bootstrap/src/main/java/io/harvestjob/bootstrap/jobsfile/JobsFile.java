package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a jobs file. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobsFile(List<JobsFileEntry> harvestJobs, @Nullable FakeDefaultsMember fakeDefaults) {

  /** Refuses a file without the list. */
  public JobsFile {
    requireNonNull(harvestJobs, "HarvestJobs");
  }

  /** Returns a fake of MediaPackage with these jobs, which really takes the time of a latency. */
  public InMemoryHarvestJobRepository toFake() {
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    harvestJobs.forEach(entry -> fake.put(entry.job(), entry.behaviour()));
    if (fakeDefaults != null) {
      fakeDefaults.applyTo(fake);
    }
    return fake;
  }
}
