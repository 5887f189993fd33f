package io.harvestjob.domain;

import static io.harvestjob.domain.JobFailureCause.NOTHING_STREAMED;
import static io.harvestjob.domain.JobFailureCause.OUTSIDE_STARTOVER_WINDOW;
import static io.harvestjob.domain.JobFailureCause.ROLE_OR_BUCKET;
import static io.harvestjob.domain.JobFailureCause.WINDOW_TOO_LONG;
import static io.harvestjob.domain.JobFailureCause.WINDOW_TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.harvestjob.domain.JobFailureHint.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobFailureHintTest {

  private static final String START = "2024-05-06T06:00:00Z";

  @Test
  void namesEveryCauseForAJobThatLooksFine() {
    assertThat(hints(START, "2024-05-06T07:00:00Z", "2024-05-06T07:30:00Z"))
        .extracting(JobFailureHint::cause)
        .containsExactly(JobFailureCause.values());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-06T05:59:59Z, -1 s, APPLIES",
    "2024-05-06T06:00:00Z, 0 s, APPLIES",
    "2024-05-06T06:00:01Z, 1 s, OPEN",
    "2024-05-06T06:01:00Z, 1 min, OPEN",
    "2024-05-06T08:00:30+00:00, 2 h 30 s, OPEN"
  })
  void saysHowShortTheWindowIs(String end, String length, Finding finding) {
    assertThat(hint(WINDOW_TOO_SHORT, START, end, null))
        .isEqualTo(new JobFailureHint(WINDOW_TOO_SHORT, "a window of " + length, finding));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-07T06:00:00Z, 24 h, RULED_OUT",
    "2024-05-07T06:00:01Z, 24 h 1 s, APPLIES",
    "1715070600, 26 h 30 min, APPLIES"
  })
  void saysHowLongTheWindowIs(String end, String length, Finding finding) {
    assertThat(hint(WINDOW_TOO_LONG, START, end, null))
        .isEqualTo(new JobFailureHint(WINDOW_TOO_LONG, "a window of " + length, finding));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-20T06:00:00Z, 336 h, OPEN",
    "2024-05-20T06:00:01Z, 336 h 1 s, APPLIES",
    "2024-05-06T05:00:00Z, -1 h, OPEN"
  })
  void saysHowOldTheWindowWas(String createdAt, String age, Finding finding) {
    assertThat(hint(OUTSIDE_STARTOVER_WINDOW, START, START, createdAt))
        .isEqualTo(
            new JobFailureHint(
                OUTSIDE_STARTOVER_WINDOW,
                "begins " + age + " before the job was created",
                finding));
  }

  @Test
  void leavesOpenWhatCannotBeRead() {
    assertThat(hints(START, "soon", null))
        .allSatisfy(hint -> assertThat(hint.finding()).isEqualTo(Finding.OPEN))
        .extracting(JobFailureHint::evidence)
        .contains(
            "the length of the window cannot be read", "the age of the window cannot be read");
  }

  @Test
  void namesTheWindowAndTheEndpoint() {
    assertThat(hint(NOTHING_STREAMED, START, "so\non", null))
        .isEqualTo(
            new JobFailureHint(
                NOTHING_STREAMED,
                "2024-05-06T06:00:00Z to so\\u{A}on at endpoint ep",
                Finding.OPEN));
  }

  @Test
  void namesTheBucketAndTheWholeRole() {
    String role = "arn:aws:iam::111122223333:role/" + "r".repeat(64);

    assertThat(JobFailureHint.of(job(START, START, null, role)))
        .contains(new JobFailureHint(ROLE_OR_BUCKET, "bucket bucket, role " + role, Finding.OPEN));
  }

  @Test
  void putsWhatAppliesFirst() {
    assertThat(hints(START, "2024-05-08T06:00:00Z", "2024-06-06T06:00:00Z"))
        .extracting(JobFailureHint::cause)
        .containsExactly(
            WINDOW_TOO_LONG,
            OUTSIDE_STARTOVER_WINDOW,
            NOTHING_STREAMED,
            WINDOW_TOO_SHORT,
            ROLE_OR_BUCKET);
  }

  @ParameterizedTest
  @EnumSource(JobFailureCause.class)
  void saysWhereACauseIsKnownFrom(JobFailureCause cause) {
    assertThat(cause.description()).isNotBlank();
    assertThat(cause.source()).isNotBlank();
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void namesTheComponentThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new JobFailureHint(null, "", Finding.OPEN))
        .withMessage("cause");
    assertThatNullPointerException()
        .isThrownBy(() -> new JobFailureHint(ROLE_OR_BUCKET, null, Finding.OPEN))
        .withMessage("evidence");
    assertThatNullPointerException()
        .isThrownBy(() -> new JobFailureHint(ROLE_OR_BUCKET, "", null))
        .withMessage("finding");
  }

  private static JobFailureHint hint(
      JobFailureCause cause, String start, String end, @Nullable String createdAt) {
    return hints(start, end, createdAt).stream()
        .filter(hint -> hint.cause() == cause)
        .findAny()
        .orElseThrow();
  }

  private static List<JobFailureHint> hints(String start, String end, @Nullable String createdAt) {
    return JobFailureHint.of(job(start, end, createdAt, "role"));
  }

  private static HarvestJob job(
      String start, String end, @Nullable String createdAt, String roleArn) {
    return new HarvestJob(
        new HarvestJobId("job-1"),
        "ep",
        new HarvestJobTime(start),
        new HarvestJobTime(end),
        new S3Destination("bucket", "key", roleArn),
        HarvestJobStatus.FAILED,
        null,
        null,
        createdAt == null ? null : new HarvestJobTime(createdAt));
  }
}
