package io.harvestjob.bootstrap.repository;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CloseableHarvestJobRepositoryTest {

  private static final HarvestJob JOB = aHarvestJob().build();
  private static final RedisSettings NOWHERE = RedisSettings.of("redis://127.0.0.1:1", "test");

  @TempDir Path folder;
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void jobsOfAFileAreInAFakeThatDoesNotBlock() throws IOException {
    try (CloseableHarvestJobRepository repository = ofFile("{}")) {
      assertThat(repository.get(JOB.id())).isEqualTo(JOB);
      assertThat(repository.mayBlock()).isFalse();
      assertThat(repository.fake()).isPresent();
      assertThat(repository.redisStatistics()).isEmpty();
    }
  }

  @Test
  void fakeKeepsNoRequests() throws IOException {
    try (CloseableHarvestJobRepository repository = ofFile("{}")) {
      repository.get(JOB.id());

      assertThat(repository.fake().orElseThrow().requests()).isEmpty();
    }
  }

  @Test
  void fakeWithLatencyMayBlock() throws IOException {
    try (CloseableHarvestJobRepository repository = ofFile("{\"LatencyMillis\": 1}")) {
      assertThat(repository.mayBlock()).isTrue();
    }
  }

  @Test
  void interruptEndsTheLatencyOfAFake() throws IOException {
    try (CloseableHarvestJobRepository repository = ofFile("{\"LatencyMillis\": 600000}")) {
      Thread.currentThread().interrupt();

      NoUsableResponseException error =
          catchThrowableOfType(NoUsableResponseException.class, () -> repository.get(JOB.id()));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(error.reason()).isEqualTo(Reason.INTERRUPTED);
    }
  }

  @Test
  void staysAsItIsWithoutRedis() {
    CloseableHarvestJobRepository repository = adapter();

    assertThat(repository.sharedThrough(Optional.empty())).isSameAs(repository);
    assertThat(repository.mayBlock()).isTrue();
    assertThat(repository.fake()).isEmpty();
  }

  @Test
  void countsLookupsThatAreShared() {
    try (CloseableHarvestJobRepository shared = adapter().sharedThrough(Optional.of(NOWHERE))) {
      assertThat(shared.get(JOB.id())).isEqualTo(JOB);
      assertThat(shared.redisStatistics().orElseThrow().get().direct()).isEqualTo(1);
      assertThat(shared.mayBlock()).isTrue();
    }
  }

  @Test
  void closesTheAdapterBehindRedis() {
    adapter().sharedThrough(Optional.of(NOWHERE)).close();

    assertThat(closed).hasValue(1);
  }

  private CloseableHarvestJobRepository adapter() {
    return new CloseableHarvestJobRepository(
        new InMemoryHarvestJobRepository(JOB), closed::incrementAndGet);
  }

  private CloseableHarvestJobRepository ofFile(String fake) throws IOException {
    String json =
        OutputFormat.json.format(JOB).replaceFirst("\\{", "{\"Fake\": %s,".formatted(fake));
    return CloseableHarvestJobRepository.of(
        JobsFileParser.parse(Files.writeString(folder.resolve("jobs.json"), json)));
  }
}
