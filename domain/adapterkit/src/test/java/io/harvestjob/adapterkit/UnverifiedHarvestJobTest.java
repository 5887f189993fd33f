package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.UnverifiedHarvestJob.Destination;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.S3Destination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedHarvestJobTest {

  private static final HarvestJobId REQUESTED = new HarvestJobId("job-1");
  private static final Destination DESTINATION = new Destination("bucket", "key", "role");

  @Test
  void returnsTheJobThatWasRequested() {
    UnverifiedHarvestJob received =
        new UnverifiedHarvestJob(
            "job-1", "ep", "t1", "t2", DESTINATION, "CANCELLED", "arn", "channel", "t3");

    assertThat(received.verify(REQUESTED, 200, "request-1"))
        .isEqualTo(
            new HarvestJob(
                REQUESTED,
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
  void describesAJobAsItsResponseDid() {
    UnverifiedHarvestJob received =
        new UnverifiedHarvestJob(
            "job-1", "ep", "t1", "t2", DESTINATION, "CANCELLED", "arn", "channel", "t3");

    assertThat(UnverifiedHarvestJob.of(received.verify(REQUESTED, null, null))).isEqualTo(received);
  }

  @Test
  void describesAJobThatLacksWhatTheServiceAdds() {
    UnverifiedHarvestJob received = received("job-1", "ep", DESTINATION);

    assertThat(UnverifiedHarvestJob.of(received.verify(REQUESTED, null, null))).isEqualTo(received);
  }

  @Test
  void mayLackWhatTheServiceAdds() {
    HarvestJob job = received("job-1", "ep", DESTINATION).verify(REQUESTED, 200, null);

    assertThat(job.arn()).isNull();
    assertThat(job.channelId()).isNull();
    assertThat(job.createdAt()).isNull();
  }

  @Test
  void keepsEmptyTimesAndAnEmptyStatus() {
    HarvestJob job =
        new UnverifiedHarvestJob("job-1", "ep", "", "", DESTINATION, "", null, null, "")
            .verify(REQUESTED, 200, null);

    assertThat(job.startTime().text()).isEmpty();
    assertThat(job.status().text()).isEmpty();
  }

  @Test
  void namesAllThatIsMissing() {
    UnverifiedHarvestJob empty =
        new UnverifiedHarvestJob(null, null, null, null, null, null, null, null, null);

    assertThat(errorOf(empty))
        .hasMessage(
            "The response is no harvest job: it lacks"
                + " id, originEndpointId, startTime, endTime, s3Destination, status");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void takesWhatIsEmptyAndMustNotBeAsMissing(@Nullable String none) {
    assertThat(errorOf(received("job-1", none, new Destination(none, none, none))))
        .hasMessage(
            "The response is no harvest job: it lacks originEndpointId,"
                + " s3Destination.bucketName, s3Destination.manifestKey, s3Destination.roleArn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "job-2", "JOB-1", "job-1 ", "a/b"})
  void mustEchoTheId(String other) {
    assertThat(errorOf(received(other, "ep", DESTINATION)))
        .hasMessage("Asked for harvest job job-1, but the response describes \"%s\"", other);
  }

  @Test
  void showsAnotherIdShortenedAndHarmless() {
    assertThat(errorOf(received("\n" + "x".repeat(9_999), "ep", DESTINATION)))
        .hasMessageContaining("\"\\u{A}x")
        .hasMessageEndingWith("... (10000 characters)");
  }

  @Test
  void tellsStatusAndRequestIdOfTheResponse() {
    NoUsableResponseException error = errorOf(received("job-2", "ep", DESTINATION));

    assertThat(error.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    assertThat(error.httpStatus()).hasValue(200);
    assertThat(error.requestId()).contains("request-1");
  }

  private static UnverifiedHarvestJob received(
      @Nullable String id, @Nullable String originEndpointId, Destination destination) {
    return new UnverifiedHarvestJob(
        id, originEndpointId, "t1", "t2", destination, "FAILED", null, null, null);
  }

  private static NoUsableResponseException errorOf(UnverifiedHarvestJob received) {
    return catchThrowableOfType(
        NoUsableResponseException.class, () -> received.verify(REQUESTED, 200, "request-1"));
  }
}
