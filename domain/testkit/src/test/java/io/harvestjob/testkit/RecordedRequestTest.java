package io.harvestjob.testkit;

import static io.harvestjob.domain.ServiceErrorType.FORBIDDEN;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static io.harvestjob.testkit.InMemoryHarvestJobRepository.MAX_RECORDED_REQUESTS;
import static io.harvestjob.testkit.RecordedRequest.Operation.DESCRIBE_HARVEST_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NotFoundException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordedRequestTest {

  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();
  private static final HarvestJobId UNKNOWN = new HarvestJobId("job-2");

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(clock, clock::advance, JOB);

  @Test
  void recordsIdTimeAndOutcome() {
    fake.get(JOB.id());
    clock.advance(Duration.ofSeconds(5));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fake.get(UNKNOWN));

    assertThat(fake.lookups())
        .containsExactly(
            new RecordedRequest(
                DESCRIBE_HARVEST_JOB, "job-1", clock.instant().minusSeconds(5), "IN_PROGRESS"),
            new RecordedRequest(
                DESCRIBE_HARVEST_JOB, "job-2", clock.instant(), "NotFoundException"));
    assertThat(fake.lookups())
        .last()
        .hasToString("2024-05-06T07:10:05Z  DescribeHarvestJob job-2  NotFoundException");
  }

  @Test
  void recordsTimeOfResponse() {
    fake.put(JOB, FakeJobBehaviour.NONE.withLatency(Duration.ofSeconds(1)));
    fake.get(JOB.id());

    assertThat(fake.lookups()).extracting(RecordedRequest::at).containsExactly(clock.instant());
  }

  @Test
  void keepsTheLatest() {
    fake.put(JOB, finishAfterLookups(MAX_RECORDED_REQUESTS));
    IntStream.rangeClosed(0, MAX_RECORDED_REQUESTS).forEach(n -> fake.get(JOB.id()));

    assertThat(fake.lookups()).hasSize(MAX_RECORDED_REQUESTS);
    assertThat(fake.lookups()).last().extracting(RecordedRequest::outcome).isEqualTo("SUCCEEDED");
  }

  @Test
  void resetReturnsToInitialState() {
    fake.put(aHarvestJob().withId("job-2").build());
    fake.finish(JOB.id());
    fake.failNext(1, FORBIDDEN);
    fake.failNext(JOB.id(), 1, FORBIDDEN);
    assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> fake.get(JOB.id()));

    fake.reset();
    assertThat(fake.lookups()).isEmpty();
    assertThat(fake.get(JOB.id())).isEqualTo(JOB);
    assertThat(fake.lookups()).extracting(RecordedRequest::at).containsExactly(clock.instant());
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fake.get(UNKNOWN));
  }

  @Test
  void sharesNothingWithAnotherFake() {
    InMemoryHarvestJobRepository other = new InMemoryHarvestJobRepository(clock, JOB);
    other.failNext(1, FORBIDDEN);
    other.finish(JOB.id());

    assertThat(fake.get(JOB.id())).isEqualTo(JOB);
    assertThat(other.lookups()).isEmpty();
  }
}
