package io.harvestjob.testkit;

import static io.harvestjob.domain.ServiceErrorType.FORBIDDEN;
import static io.harvestjob.domain.ServiceErrorType.INTERNAL_SERVER_ERROR;
import static io.harvestjob.domain.ServiceErrorType.TOO_MANY_REQUESTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannedFailureTest {

  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();
  private static final HarvestJobId OTHER = new HarvestJobId("job-2");

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(clock, clock::advance, JOB);

  @Test
  void failsTheNextLookupsOfAJob() {
    fake.failNext(JOB.id(), 2, TOO_MANY_REQUESTS);

    assertThat(outcomesOf(3))
        .containsExactly("TooManyRequestsException", "TooManyRequestsException", "IN_PROGRESS");
  }

  @Test
  void failsInPlannedOrder() {
    fake.failNext(JOB.id(), 1, TOO_MANY_REQUESTS);
    fake.failNext(JOB.id(), 1, INTERNAL_SERVER_ERROR);

    assertThat(outcomesOf(3))
        .containsExactly("TooManyRequestsException", "InternalServerErrorException", "IN_PROGRESS");
  }

  @Test
  void leavesOtherJobsAlone() {
    fake.put(aHarvestJob().withId("job-2").build());
    fake.failNext(OTHER, 1, FORBIDDEN);

    assertThat(outcomesOf(1)).containsExactly("IN_PROGRESS");
  }

  @Test
  void failsTheNextLookupsOfAnyJob() {
    fake.failNext(2, FORBIDDEN);

    look(OTHER);
    look(JOB.id());
    look(OTHER);
    assertThat(outcomes())
        .containsExactly("ForbiddenException", "ForbiddenException", "NotFoundException");
  }

  @Test
  void usesFailuresOfTheIdFirst() {
    fake.failNext(1, FORBIDDEN);
    fake.failNext(JOB.id(), 1, TOO_MANY_REQUESTS);

    assertThat(outcomesOf(3))
        .containsExactly("TooManyRequestsException", "ForbiddenException", "IN_PROGRESS");
  }

  @Test
  void failsWithEveryDetailOfTheError() {
    fake.failNext(
        new PlannedFailure(1, new ServiceError(400, "AccessDenied", "no", "r-1")::toException));

    ForbiddenException denied =
        catchThrowableOfType(ForbiddenException.class, () -> fake.get(JOB.id()));
    assertThat(denied).hasMessage("no");
    assertThat(denied.httpStatus()).hasValue(400);
    assertThat(denied.errorCode()).contains("AccessDenied");
    assertThat(denied.requestId()).contains("r-1");
  }

  @Test
  void makesEachErrorAnew() {
    fake.failNext(JOB.id(), PlannedFailure.of(2, FORBIDDEN));

    assertThat(look(JOB.id()).orElseThrow()).isNotSameAs(look(JOB.id()).orElseThrow());
  }

  @Test
  void dropsPlanOfReplacedJob() {
    fake.failNext(JOB.id(), 1, FORBIDDEN);
    fake.put(JOB, FakeJobBehaviour.NONE.failNext(1, TOO_MANY_REQUESTS));

    assertThat(outcomesOf(2)).containsExactly("TooManyRequestsException", "IN_PROGRESS");
  }

  @Test
  void failsWithErrorOfBehaviour() {
    fake.put(
        JOB,
        FakeJobBehaviour.NONE.failNext(
            new PlannedFailure(1, () -> FORBIDDEN.toException("its own"))));

    assertThat(look(JOB.id()).orElseThrow()).hasMessage("its own");
  }

  @Test
  void passesLatencyToSleeper() {
    Instant begin = clock.instant();
    fake.put(JOB, FakeJobBehaviour.NONE.withLatency(Duration.ofMillis(7)));

    look(OTHER);
    assertThat(clock.instant()).isEqualTo(begin);
    look(JOB.id());
    assertThat(clock.instant()).isEqualTo(begin.plusMillis(7));
  }

  @Test
  void doesNotSleepByDefault() {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(
            clock,
            latency -> {
              throw new AssertionError("waited for " + latency);
            },
            JOB);

    assertThat(fake.get(JOB.id())).isEqualTo(JOB);
  }

  @Test
  void sleepsForTheLatencyIfItHasNoSleeper() {
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    fake.put(JOB, FakeJobBehaviour.NONE.withLatency(Duration.ofMillis(20)));
    long start = System.nanoTime();

    fake.get(JOB.id());
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void endsTheLatencyAtAnInterrupt() {
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    fake.put(JOB, FakeJobBehaviour.NONE.withLatency(Duration.ofHours(1)));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> fake.get(JOB.id()))
        .matches(e -> e.reason() == Reason.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void rejectsNegativeLatency() {
    Duration negative = Duration.ofMillis(-1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeJobBehaviour.NONE.withLatency(negative))
        .withMessage("latency must not be negative, but was PT-0.001S");
  }

  @Test
  void rejectsZeroTimes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.failNext(JOB.id(), 0, FORBIDDEN))
        .withMessage("times must be at least 1, but was 0");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void rejectsSupplierOfNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> fake.failNext(JOB.id(), new PlannedFailure(1, () -> null)))
        .withMessage("error supplies null");
  }

  private List<String> outcomesOf(int lookups) {
    IntStream.range(0, lookups).forEach(n -> look(JOB.id()));
    return outcomes();
  }

  private List<String> outcomes() {
    return fake.lookups().stream().map(RecordedRequest::outcome).toList();
  }

  private Optional<HarvestJobException> look(HarvestJobId id) {
    try {
      fake.get(id);
      return Optional.empty();
    } catch (HarvestJobException e) {
      return Optional.of(e);
    }
  }
}
