package io.harvestjob.testkit;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.ServiceErrorType.TOO_MANY_REQUESTS;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.domain.UnprocessableEntityException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CreateHarvestJobTest {

  private static final CreateHarvestJobRequest NEW =
      CreateHarvestJobRequest.like(aHarvestJob().build());

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(clock);

  @Test
  void createsAJobInProgress() {
    HarvestJob created = fake.create(NEW);

    assertThat(created)
        .isEqualTo(
            aHarvestJob()
                .withChannelId("endpoint-1-channel")
                .withCreatedAt("2024-05-06T07:10:00Z")
                .build());
    assertThat(fake.get(created.id())).isEqualTo(created);
  }

  @Test
  void leavesCreatedJobsInProgressByDefault() {
    HarvestJob created = fake.create(NEW);

    clock.advance(Duration.ofDays(1));
    assertThat(fake.get(created.id()).status()).isEqualTo(IN_PROGRESS);

    fake.finish(created.id());
    assertThat(fake.get(created.id()).isFinished()).isTrue();
  }

  @Test
  void letsCreatedJobsBehaveAsPlanned() {
    fake.setCreatedJobBehaviour(
        finishAfterLookups(1).as(FinalStatus.FAILED).failNext(1, TOO_MANY_REQUESTS));
    HarvestJob created = fake.create(NEW);

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> fake.get(created.id()));
    assertThat(fake.get(created.id()).status()).isEqualTo(IN_PROGRESS);
    assertThat(fake.get(created.id()).status()).isEqualTo(FAILED);
  }

  @Test
  void keepsFailuresThatWerePlannedForTheIdBefore() {
    fake.failNext(aHarvestJob().build().id(), 1, TOO_MANY_REQUESTS);
    HarvestJob created = fake.create(NEW);

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> fake.get(created.id()));
  }

  @Test
  void measuresTheDurationFromTheCreation() {
    fake.setCreatedJobBehaviour(finishAfter(Duration.ofMinutes(1)));
    clock.advance(Duration.ofHours(1));
    HarvestJob created = fake.create(NEW);

    assertThat(fake.get(created.id()).status()).isEqualTo(IN_PROGRESS);
    clock.advance(Duration.ofMinutes(1));
    assertThat(fake.get(created.id()).isFinished()).isTrue();
  }

  @Test
  void failsTheNextCreates() {
    fake.failNextCreate(PlannedFailure.of(1, TOO_MANY_REQUESTS));

    assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> fake.create(NEW));
    assertThat(fake.create(NEW).id()).hasToString("job-1");
  }

  @Test
  void rejectsATakenId() {
    fake.create(NEW);

    assertThatExceptionOfType(UnprocessableEntityException.class)
        .isThrownBy(() -> fake.create(NEW))
        .withMessage("id is taken: there is a harvest job job-1");
  }

  @TestFactory
  Stream<DynamicTest> namesTheInvalidParameter() {
    return Map.ofEntries(
            Map.entry("id is missing", with(null, "e", "s", "t", "b", "k", "r")),
            Map.entry("id must not be empty", with("", "e", "s", "t", "b", "k", "r")),
            Map.entry("id must", with("a b", "e", "s", "t", "b", "k", "r")),
            Map.entry("originEndpointId is missing", with("a", null, "s", "t", "b", "k", "r")),
            Map.entry("startTime is missing", with("a", "e", null, "2", "b", "k", "r")),
            Map.entry("startTime must be a time", with("a", "e", "soon", "2", "b", "k", "r")),
            Map.entry("endTime is missing", with("a", "e", "1", null, "b", "k", "r")),
            Map.entry("endTime must be after startTime", with("a", "e", "2", "2", "b", "k", "r")),
            Map.entry("s3Destination.bucketName", with("a", "e", "1", "2", null, null, null)),
            Map.entry("s3Destination.bucketName is", with("a", "e", "1", "2", null, "k", "r")),
            Map.entry("s3Destination.manifestKey is", with("a", "e", "1", "2", "b", null, "r")),
            Map.entry("s3Destination.roleArn must", with("a", "e", "1", "2", "b", "k", "")))
        .entrySet()
        .stream()
        .map(invalid -> dynamicTest(invalid.getKey(), () -> rejects(invalid)));
  }

  private void rejects(Map.Entry<String, CreateHarvestJobRequest> invalid) {
    assertThatExceptionOfType(UnprocessableEntityException.class)
        .isThrownBy(() -> fake.create(invalid.getValue()))
        .withMessageStartingWith(invalid.getKey());
  }

  private static CreateHarvestJobRequest with(
      @Nullable String id,
      @Nullable String endpoint,
      @Nullable String start,
      @Nullable String end,
      @Nullable String bucket,
      @Nullable String key,
      @Nullable String role) {
    return new CreateHarvestJobRequest(id, endpoint, start, end, bucket, key, role);
  }

  @Test
  void knowsTheChannelOfAnOriginEndpoint() {
    fake.setOriginEndpoints(Map.of("endpoint-1", "news"));

    assertThat(fake.create(NEW).channelId()).isEqualTo("news");
  }

  @Test
  void rejectsAnUnknownOriginEndpoint() {
    fake.setOriginEndpoints(Map.of("endpoint-2", "news"));

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> fake.create(NEW))
        .withMessageContaining("originEndpointId");
  }

  @Test
  void takesAnEmptyOriginEndpointForInvalidAndNotForUnknown() {
    fake.setOriginEndpoints(Map.of("endpoint-2", "news"));

    assertThatExceptionOfType(UnprocessableEntityException.class)
        .isThrownBy(() -> fake.create(with("a", "", "1", "2", "b", "k", "r")))
        .withMessage("originEndpointId must not be empty");
  }

  @Test
  void throttlesBeyondTheQuota() {
    fake.setQuota(2);
    IntStream.range(0, 2).forEach(n -> fake.create(named("job-" + n)));

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> fake.create(named("job-3")))
        .withMessageContaining("quota of 2");

    fake.finish(aHarvestJob().withId("job-1").build().id());
    assertThat(fake.create(named("job-3")).status()).isEqualTo(IN_PROGRESS);
  }

  @Test
  void createsEachIdOnceForManyThreads() {
    long created =
        IntStream.range(0, 1000).parallel().filter(n -> isCreated("job-" + n % 100)).count();

    assertThat(created).isEqualTo(100);
    assertThat(fake.list()).hasSize(100);
    assertThat(fake.requests()).hasSize(1000);
  }

  private boolean isCreated(String id) {
    try {
      return fake.create(named(id)).id().value().equals(id);
    } catch (UnprocessableEntityException e) {
      return false;
    }
  }

  @Test
  void recordsCreates() {
    fake.create(NEW);
    assertThatExceptionOfType(UnprocessableEntityException.class)
        .isThrownBy(() -> fake.create(with(null, "e", "s", "t", "b", "k", "r")));

    assertThat(fake.requests())
        .map(RecordedRequest::toString)
        .containsExactly(
            "2024-05-06T07:10:00Z  CreateHarvestJob job-1  IN_PROGRESS",
            "2024-05-06T07:10:00Z  CreateHarvestJob  UnprocessableEntityException");
    assertThat(fake.lookups()).isEmpty();
  }

  @Test
  void resetForgetsWhatWasSetForCreates() {
    fake.setQuota(0);
    fake.setOriginEndpoints(Map.of());
    fake.failNextCreate(PlannedFailure.of(1, TOO_MANY_REQUESTS));

    fake.reset();
    assertThat(fake.create(NEW).status()).isEqualTo(IN_PROGRESS);
  }

  @Test
  void rejectsSettingsThatMakeNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> fake.setQuota(-1));
  }

  private static CreateHarvestJobRequest named(String id) {
    return CreateHarvestJobRequest.like(aHarvestJob().withId(id).build());
  }
}
