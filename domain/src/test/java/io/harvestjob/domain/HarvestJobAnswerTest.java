package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobAnswer.Destination;
import io.harvestjob.domain.NoUsableAnswerException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobAnswerTest {

  private static final HarvestJobId ASKED = new HarvestJobId("job-1");
  private static final Destination DESTINATION = new Destination("bucket", "key", "role");

  @Test
  void isTheJobThatWasAskedFor() {
    HarvestJobAnswer answer =
        new HarvestJobAnswer(
            "job-1", "ep", "t1", "t2", DESTINATION, "CANCELLED", "arn", "channel", "t3");

    assertThat(answer.toHarvestJob(ASKED, 200, "request-1"))
        .isEqualTo(
            new HarvestJob(
                ASKED,
                "ep",
                new HarvestJobTime("t1"),
                new HarvestJobTime("t2"),
                new S3Destination("bucket", "key", "role"),
                new HarvestJobStatus("CANCELLED"),
                "arn",
                "channel",
                new HarvestJobTime("t3")));
  }

  @Test
  void mayLackWhatTheServiceAdds() {
    HarvestJob job = answer("job-1", "ep", DESTINATION).toHarvestJob(ASKED, 200, null);

    assertThat(job.arn()).isNull();
    assertThat(job.channelId()).isNull();
    assertThat(job.createdAt()).isNull();
  }

  @Test
  void keepsEmptyTimesAndAnEmptyStatus() {
    HarvestJob job =
        new HarvestJobAnswer("job-1", "ep", "", "", DESTINATION, "", null, null, "")
            .toHarvestJob(ASKED, 200, null);

    assertThat(job.startTime().text()).isEmpty();
    assertThat(job.status().text()).isEmpty();
  }

  @Test
  void namesAllThatIsMissing() {
    HarvestJobAnswer empty =
        new HarvestJobAnswer(null, null, null, null, null, null, null, null, null);

    assertThat(doubtOf(empty))
        .hasMessage(
            "The answer is no harvest job: it lacks"
                + " id, originEndpointId, startTime, endTime, s3Destination, status");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void takesWhatIsEmptyAndMustNotBeAsMissing(@Nullable String none) {
    assertThat(doubtOf(answer("job-1", none, new Destination(none, none, none))))
        .hasMessage(
            "The answer is no harvest job: it lacks originEndpointId,"
                + " s3Destination.bucketName, s3Destination.manifestKey, s3Destination.roleArn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "job-2", "JOB-1", "job-1 ", "a/b"})
  void mustEchoTheId(String other) {
    assertThat(doubtOf(answer(other, "ep", DESTINATION)))
        .hasMessage("Asked for harvest job job-1, but the answer is about \"%s\"", other);
  }

  @Test
  void showsAnotherIdShortenedAndHarmless() {
    assertThat(doubtOf(answer("\n" + "x".repeat(9_999), "ep", DESTINATION)))
        .hasMessageContaining("\"\\u{A}x")
        .hasMessageEndingWith("... (10000 characters)");
  }

  @Test
  void saysWhichAnswerItWas() {
    NoUsableAnswerException doubt = doubtOf(answer("job-2", "ep", DESTINATION));

    assertThat(doubt.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    assertThat(doubt.httpStatus()).hasValue(200);
    assertThat(doubt.requestId()).contains("request-1");
  }

  private static HarvestJobAnswer answer(
      @Nullable String id, @Nullable String originEndpointId, Destination destination) {
    return new HarvestJobAnswer(
        id, originEndpointId, "t1", "t2", destination, "FAILED", null, null, null);
  }

  private static NoUsableAnswerException doubtOf(HarvestJobAnswer answer) {
    return catchThrowableOfType(
        NoUsableAnswerException.class, () -> answer.toHarvestJob(ASKED, 200, "request-1"));
  }
}
