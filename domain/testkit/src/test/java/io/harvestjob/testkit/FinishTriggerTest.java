package io.harvestjob.testkit;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJobLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FinishTriggerTest {

  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(clock);

  @Test
  void staysInProgressByDefault() {
    fake.put(JOB);

    clock.advance(Duration.ofDays(90));
    assertThat(statuses(5)).containsOnly(IN_PROGRESS);
  }

  @Test
  void finishesAfterNumberOfLookups() {
    fake.put(JOB, finishAfterLookups(3));

    assertThat(statuses(5))
        .containsExactly(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, SUCCEEDED, SUCCEEDED);
  }

  @Test
  void finishesBeforeFirstLookupWhenNumberIsZero() {
    fake.put(JOB, finishAfterLookups(0));

    assertThat(statuses(1)).containsExactly(SUCCEEDED);
  }

  @Test
  void doesNotCountLookupsThatFail() {
    fake.put(JOB, finishAfterLookups(1).failNext(2, ServiceErrorType.TOO_MANY_REQUESTS));

    Stream.of(1, 2)
        .forEach(
            n ->
                assertThatExceptionOfType(HarvestJobException.class)
                    .isThrownBy(() -> status("job-1")));
    assertThat(statuses(2)).containsExactly(IN_PROGRESS, SUCCEEDED);
  }

  @Test
  void countsTheLookupsOfEachJobOnItsOwn() {
    fake.put(JOB, finishAfterLookups(1));
    fake.put(aHarvestJob().withId("job-2").build(), finishAfterLookups(1));

    assertThat(Stream.of("job-1", "job-2", "job-1").map(this::status))
        .containsExactly(IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
  }

  @Test
  void finishesSomeTimeAfterItWasAdded() {
    clock.advance(Duration.ofHours(1));
    fake.put(JOB, finishAfter(Duration.ofMinutes(5)));

    clock.advance(Duration.ofMinutes(5).minusNanos(1));
    assertThat(status("job-1")).isEqualTo(IN_PROGRESS);

    clock.advance(Duration.ofNanos(1));
    assertThat(status("job-1")).isEqualTo(SUCCEEDED);
  }

  @Test
  void finishesByHand() {
    fake.put(JOB);

    fake.finish(JOB.id());
    assertThat(status("job-1")).isEqualTo(SUCCEEDED);
  }

  @Test
  void changesNothingButTheStatus() {
    fake.put(JOB, finishAfterLookups(0).as(FinalStatus.FAILED));

    assertThat(fake.get(JOB.id())).isEqualTo(aHarvestJobLike(JOB).withStatus(FAILED).build());
  }

  @Test
  void finishesInUndocumentedStatus() {
    HarvestJobStatus cancelled = new HarvestJobStatus("CANCELLED");
    fake.put(JOB, finishAfterLookups(0).as(new FinalStatus(cancelled, null)));

    assertThat(status("job-1")).isEqualTo(cancelled);
  }

  @Test
  void returnsFailureReasonOnceJobHasFailed() {
    fake.put(JOB, finishAfter(Duration.ofSeconds(1)).asFailed("nothing was streamed"));
    assertThat(fake.failureReason(JOB.id())).isNull();

    clock.advance(Duration.ofSeconds(1));
    assertThat(fake.failureReason(JOB.id())).isEqualTo("nothing was streamed");
    assertThat(status("job-1")).isEqualTo(FAILED);
  }

  @Test
  void returnsReasonOfManualFailure() {
    fake.put(JOB);

    fake.finish(JOB.id(), FinalStatus.failed("role cannot be assumed"));
    assertThat(fake.failureReason(JOB.id())).isEqualTo("role cannot be assumed");
  }

  @Test
  void returnsNoReasonByDefault() {
    fake.put(JOB);

    fake.finish(JOB.id(), FinalStatus.FAILED);
    assertThat(fake.failureReason(JOB.id())).isNull();
  }

  @Test
  void rejectsFinishingAJobTwice() {
    fake.put(JOB);
    fake.finish(JOB.id());

    assertThatIllegalStateException()
        .isThrownBy(() -> fake.finish(JOB.id(), FinalStatus.FAILED))
        .withMessage("job-1 is SUCCEEDED already");
    assertThat(status("job-1")).isEqualTo(SUCCEEDED);
  }

  @Test
  void rejectsFinishingAJobWhoseTriggerIsDue() {
    fake.put(JOB, finishAfter(Duration.ofSeconds(1)));
    clock.advance(Duration.ofSeconds(1));

    assertThatIllegalStateException()
        .isThrownBy(() -> fake.finish(JOB.id(), FinalStatus.FAILED))
        .withMessage("job-1 is SUCCEEDED already");
  }

  @Test
  void rejectsFinishingUnknownJob() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.finish(JOB.id()))
        .withMessage("there is no job job-1");
    assertThatIllegalArgumentException().isThrownBy(() -> fake.failureReason(JOB.id()));
  }

  @Test
  void refusesTriggerForFinishedJob() {
    HarvestJob finished = aHarvestJob().withStatus(FAILED).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.put(finished, finishAfterLookups(1)))
        .withMessage("the job job-1 cannot finish: it is FAILED already");
  }

  @Test
  void rejectsNegativeLookups() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finishAfterLookups(-1))
        .withMessage("lookups must not be negative, but were -1");
  }

  @Test
  void rejectsNegativeDuration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finishAfter(Duration.ofSeconds(-1)))
        .withMessage("duration must not be negative, but was PT-1S");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void namesWhatIsNull() {
    assertThatNullPointerException().isThrownBy(() -> finishAfter(null)).withMessage("duration");
    assertThatNullPointerException()
        .isThrownBy(() -> FakeJobBehaviour.NONE.withLatency(null))
        .withMessage("latency");
  }

  @Test
  void isAValue() {
    assertThat(finishAfterLookups(3))
        .isEqualTo(finishAfterLookups(3))
        .isNotEqualTo(finishAfterLookups(4))
        .asString()
        .contains("lookups=3");
    assertThat(finishAfter(Duration.ofSeconds(5)))
        .isEqualTo(finishAfter(Duration.ofSeconds(5)))
        .isNotEqualTo(finishAfter(Duration.ofSeconds(6)))
        .asString()
        .contains("duration=PT5S");
  }

  @Test
  void rejectsInProgressAsFinalStatus() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FinalStatus(IN_PROGRESS, null))
        .withMessage("a job cannot finish as IN_PROGRESS");
  }

  @Test
  void rejectsReasonForSucceeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FinalStatus(SUCCEEDED, "fine"))
        .withMessage("only FAILED has a reason, but SUCCEEDED was given one");
  }

  @Test
  void rejectsFinalStatusWithoutTrigger() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeJobBehaviour.NONE.as(FinalStatus.FAILED))
        .withMessage("the final status FAILED needs a trigger: a number of lookups or a time");
  }

  private Stream<HarvestJobStatus> statuses(int lookups) {
    return IntStream.range(0, lookups).mapToObj(n -> status("job-1"));
  }

  private HarvestJobStatus status(String id) {
    return fake.get(new HarvestJobId(id)).status();
  }
}
