package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.InvalidQueryException.Violation;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.PlannedFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AwaitHarvestJobServiceTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final HarvestJob DONE = aHarvestJob().withStatus(SUCCEEDED).build();

  private final InMemoryHarvestJobRepository jobs = new InMemoryHarvestJobRepository(DONE);
  private final AwaitHarvestJobService await = new AwaitHarvestJobService(jobs);

  @AfterEach
  void close() {
    await.close();
  }

  @Test
  void blocksUntilTheJobIsFinished() {
    assertThat(await.await(new Query("job-1", HOUR))).isEqualTo(new Succeeded(DONE));
  }

  @Test
  void blocksUntilTheDeadline() {
    jobs.put(aHarvestJob().withStatus(IN_PROGRESS).build());

    assertThat(await.await(new Query("job-1", Duration.ZERO))).isInstanceOf(TimedOut.class);
  }

  @Test
  void notifiesTheListenerMeanwhile() {
    List<WaitProgress> received = new ArrayList<>();
    jobs.failNext(
        new HarvestJobId("job-1"),
        new PlannedFailure(2, () -> ServiceErrorType.TOO_MANY_REQUESTS.toException("slow")));

    assertThat(await.await(new Query("job-1", HOUR, SHORTEST), received::add))
        .isEqualTo(new Succeeded(DONE));
    assertThat(received).hasSize(2);
  }

  @Test
  void throwsAnErrorThatIsNotRetryable() {
    HarvestJobException denied = ServiceErrorType.FORBIDDEN.toException("no");
    jobs.failNext(new HarvestJobId("job-1"), new PlannedFailure(1, () -> denied));

    assertThatExceptionOfType(HarvestJobException.class)
        .isThrownBy(() -> await.await(new Query("job-1", HOUR)))
        .isSameAs(denied);
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void throwsAsItIsWhatTheRepositoryThrows(Throwable broken) {
    HarvestJobRepository repository =
        id -> {
          throw ThrowableExamples.<RuntimeException>undeclared(broken);
        };

    try (AwaitHarvestJobService service = new AwaitHarvestJobService(repository)) {
      assertThatExceptionOfType(Throwable.class)
          .isThrownBy(() -> service.await(new Query("job-1", HOUR)))
          .isSameAs(broken);
    }
  }

  @Test
  void endsAtOnceWhenInterrupted() {
    jobs.put(aHarvestJob().withStatus(IN_PROGRESS).build());
    Thread.currentThread().interrupt();

    NoUsableResponseException gaveUp =
        catchThrowableOfType(
            NoUsableResponseException.class, () -> await.await(new Query("job-1", HOUR)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(gaveUp.reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(gaveUp).hasMessage("interrupted while waiting");
  }

  @Test
  void throwsWhenClosed() {
    await.close();

    assertThatExceptionOfType(WaitAbortedException.class)
        .isThrownBy(() -> await.await(new Query("job-1", HOUR)));
  }

  @Test
  void listsEveryViolationInTheMessage() {
    assertThatExceptionOfType(InvalidQueryException.class)
        .isThrownBy(() -> await.await(new Query("a b", Duration.ofDays(91))))
        .withMessage("id must be 1 to 256 of A-Z a-z 0-9 _ -; timeout must not exceed 90 days");
  }

  @Test
  void rejectsAQueryWithoutIdTimeoutAndInterval() {
    assertThat(violations(new Query(null, null, null)))
        .containsExactly(
            new Violation("id", "must be given"),
            new Violation("interval", "must be given"),
            new Violation("timeout", "must be given"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "..", "jöb"})
  void rejectsAnIdOfOtherCharacters(String id) {
    assertThat(violations(new Query(id, HOUR)))
        .containsExactly(new Violation("id", "must be 1 to 256 of A-Z a-z 0-9 _ -"));
  }

  @Test
  void rejectsDurationsThatAreTooLong() {
    Duration tooLong = Duration.ofDays(90).plusNanos(1);

    assertThat(violations(new Query("", tooLong, tooLong)))
        .containsExactly(
            new Violation("id", "must be 1 to 256 of A-Z a-z 0-9 _ -"),
            new Violation("interval", "must not exceed 90 days"),
            new Violation("timeout", "must not exceed 90 days"));
  }

  @Test
  void rejectsDurationsThatAreTooShort() {
    Duration tooShort = Duration.ofNanos(-1);

    assertThat(violations(new Query("job-1", tooShort, tooShort)))
        .containsExactly(
            new Violation("interval", "must be 1 ms or more"),
            new Violation("timeout", "must not be negative"));
  }

  @Test
  void speaksEnglishWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(violations(new Query("", Duration.ofDays(91))))
          .containsExactly(
              new Violation("id", "must be 1 to 256 of A-Z a-z 0-9 _ -"),
              new Violation("timeout", "must not exceed 90 days"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void pollsEveryTenSecondsByDefault() {
    assertThat(new Query("job-1", HOUR).interval()).isEqualTo(Duration.ofSeconds(10));
  }

  private List<Violation> violations(Query query) {
    return catchThrowableOfType(InvalidQueryException.class, () -> await.await(query)).violations();
  }
}
