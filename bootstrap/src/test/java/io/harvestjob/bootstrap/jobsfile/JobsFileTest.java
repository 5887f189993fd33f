package io.harvestjob.bootstrap.jobsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsFileTest {

  @TempDir Path folder;

  @Test
  void setsAFakeUpWithJobsAndTheirBehaviour() throws IOException {
    InMemoryHarvestJobRepository fake = jobsFile("{'FinishAfterLookups': 1}").toFake();

    assertThat(fake.get(new HarvestJobId("a")).isFinished()).isFalse();
    assertThat(fake.get(new HarvestJobId("a")).isFinished()).isTrue();
  }

  @Test
  void anInterruptEndsTheLatencyOfALookup() throws IOException {
    InMemoryHarvestJobRepository fake = jobsFile("{'LatencyMillis': 600000}").toFake();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> fake.get(new HarvestJobId("a")))
        .matches(e -> e.reason() == Reason.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }

  private JobsFile jobsFile(String fake) throws IOException {
    String json =
        """
        {"HarvestJobs": [
          {"Id": "a", "OriginEndpointId": "e", "StartTime": "s", "EndTime": "t",
           "Status": "IN_PROGRESS",
           "S3Destination": {"BucketName": "b", "ManifestKey": "k", "RoleArn": "r"},
           "Fake": %s}]}"""
            .formatted(fake.replace('\'', '"'));
    return JobsFileParser.parse(Files.writeString(folder.resolve("jobs.json"), json));
  }
}
