package io.harvestjob.bootstrap.repository;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FakeFactoryTest {

  private static final HarvestJob JOB = aHarvestJob().build();

  @TempDir Path folder;

  @Test
  void createsAFakeThatKeepsNoRequests() throws IOException {
    InMemoryHarvestJobRepository fake = ofFile("{}");

    assertThat(fake.get(JOB.id())).isEqualTo(JOB);
    assertThat(fake.requests()).isEmpty();
  }

  @Test
  void interruptEndsTheLatencyOfAFake() throws IOException {
    InMemoryHarvestJobRepository fake = ofFile("{\"LatencyMillis\": 600000}");
    Thread.currentThread().interrupt();

    NoUsableResponseException error =
        catchThrowableOfType(NoUsableResponseException.class, () -> fake.get(JOB.id()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.reason()).isEqualTo(Reason.INTERRUPTED);
  }

  private InMemoryHarvestJobRepository ofFile(String fake) throws IOException {
    String json =
        OutputFormat.json.format(JOB).replaceFirst("\\{", "{\"Fake\": %s,".formatted(fake));
    Path file = Files.writeString(folder.resolve("jobs.json"), json);
    return FakeFactory.create(JobsFileParser.parse(file));
  }
}
