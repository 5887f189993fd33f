package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final HarvestJobTime TIME = new HarvestJobTime("2024-05-06T06:00:00Z");
  private static final S3Destination DESTINATION =
      new S3Destination("bucket", "key/index.m3u8", "arn:aws:iam::111122223333:role/R");

  @Test
  void needsNothingThatTheServiceMayLeaveOut() {
    HarvestJob job = jobWithArn(null);

    assertThat(job.arn()).isNull();
    assertThat(job.channelId()).isNull();
    assertThat(job.createdAt()).isNull();
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void namesTheComponentThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> job(null, "ep", TIME, TIME, DESTINATION, HarvestJobStatus.FAILED))
        .withMessage("id");
    assertThatNullPointerException()
        .isThrownBy(() -> job(ID, null, TIME, TIME, DESTINATION, HarvestJobStatus.FAILED))
        .withMessage("originEndpointId");
    assertThatNullPointerException()
        .isThrownBy(() -> job(ID, "ep", null, TIME, DESTINATION, HarvestJobStatus.FAILED))
        .withMessage("startTime");
    assertThatNullPointerException()
        .isThrownBy(() -> job(ID, "ep", TIME, null, DESTINATION, HarvestJobStatus.FAILED))
        .withMessage("endTime");
    assertThatNullPointerException()
        .isThrownBy(() -> job(ID, "ep", TIME, TIME, null, HarvestJobStatus.FAILED))
        .withMessage("s3Destination");
    assertThatNullPointerException()
        .isThrownBy(() -> job(ID, "ep", TIME, TIME, DESTINATION, null))
        .withMessage("status");
  }

  @Test
  void refusesAnEmptyOriginEndpoint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> job(ID, "", TIME, TIME, DESTINATION, HarvestJobStatus.FAILED))
        .withMessage("originEndpointId must not be empty");
  }

  @ParameterizedTest
  @CsvSource({"IN_PROGRESS, false", "SUCCEEDED, true", "FAILED, true", "CANCELLED, true"})
  void isFinishedWhenItNoLongerRuns(String status, boolean finished) {
    HarvestJob job = job(ID, "ep", TIME, TIME, DESTINATION, new HarvestJobStatus(status));

    assertThat(job.isFinished()).isEqualTo(finished);
  }

  @Test
  void knowsItsManifestAsUri() {
    assertThat(jobWithArn(null).manifestUri()).isEqualTo("s3://bucket/key/index.m3u8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov"})
  void knowsItsManifestAsArnInItsOwnPartition(String partition) {
    HarvestJob job = jobWithArn("arn:" + partition + ":mediapackage:r:1:harvest_jobs/job-1");

    assertThat(job.manifestArn()).contains("arn:" + partition + ":s3:::bucket/key/index.m3u8");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "arn", "arn:", "arn::mediapackage", "urn:aws:mediapackage:r"})
  void knowsNoManifestArnWithoutAPartition(@Nullable String arn) {
    assertThat(jobWithArn(arn).manifestArn()).isEmpty();
  }

  private static HarvestJob jobWithArn(@Nullable String arn) {
    return new HarvestJob(
        ID, "ep", TIME, TIME, DESTINATION, HarvestJobStatus.SUCCEEDED, arn, null, null);
  }

  private static HarvestJob job(
      HarvestJobId id,
      String originEndpointId,
      HarvestJobTime startTime,
      HarvestJobTime endTime,
      S3Destination s3Destination,
      HarvestJobStatus status) {
    return new HarvestJob(
        id, originEndpointId, startTime, endTime, s3Destination, status, null, null, null);
  }
}
