package io.harvestjob.testkit;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** HarvestJobEventConsistencyTest in bootstrap reads these events with the parser of real ones. */
class HarvestJobEventTest {

  private static final HarvestJob JOB = aHarvestJob().build();

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(clock, JOB);

  @Test
  void isTheOneThatEventBridgeDelivers() {
    fake.finish(JOB.id(), FinalStatus.failed("no \"content\""));

    assertThat(fake.eventJson(JOB.id()))
        .isEqualTo(
            """
            {"version":"0","id":"%s",\
            "detail-type":"MediaPackage HarvestJob Notification","source":"aws.mediapackage",\
            "account":"111122223333","time":"2024-05-06T07:10:00Z","region":"us-east-1",\
            "resources":["arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1"],\
            "detail":{"harvest_job":{"id":"job-1",\
            "arn":"arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1",\
            "status":"FAILED","origin_endpoint_id":"endpoint-1",\
            "start_time":"2024-05-06T06:00:00Z","end_time":"2024-05-06T07:00:00Z",\
            "s3_destination":{"bucket_name":"bucket-1","manifest_key":"job-1/index.m3u8",\
            "role_arn":"arn:aws:iam::111122223333:role/MediaPackageHarvest"},\
            "created_at":"2024-05-06T07:08:09Z"},\
            "message":"no \\"content\\""}}"""
                .formatted(eventId(fake.eventJson(JOB.id()))));
  }

  @Test
  void lacksWhatTheJobLacks() {
    fake.put(aHarvestJob().withStatus("SUCCEEDED").withArn(null).withCreatedAt(null).build());

    assertThat(fake.eventJson(JOB.id()))
        .contains("\"resources\":[],", "\"harvest_job\":{\"id\":\"job-1\",\"status\":\"SUCCEEDED\"")
        .doesNotContain("created_at", "message");
  }

  @Test
  void comesFromTheAccountOfTheFake() {
    fake.setAccount("eu-west-1", "444455556666");
    fake.finish(JOB.id());

    assertThat(fake.eventJson(JOB.id()))
        .contains("\"account\":\"444455556666\",", "\"region\":\"eu-west-1\",");
  }

  @Test
  void isTheSameWhenItIsDeliveredAgain() {
    fake.finish(JOB.id());
    String first = fake.eventJson(JOB.id());

    assertThat(fake.eventJson(JOB.id())).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(eventId(fake.eventJson(JOB.id()))).isNotEqualTo(eventId(first));
  }

  @Test
  void tellsTheReasonAndTheTime() {
    fake.put(JOB, finishAfter(Duration.ofMillis(1500)).asFailed("no content"));
    clock.advance(Duration.ofMillis(1500));

    assertThat(fake.notification(JOB.id()))
        .isEqualTo(
            new HarvestJobNotification(
                JOB.id(),
                HarvestJobStatus.FAILED,
                "no content",
                new HarvestJobTime("2024-05-06T07:10:01Z")));
  }

  @Test
  void isNoLookup() {
    fake.finish(JOB.id());
    fake.eventJson(JOB.id());
    fake.notification(JOB.id());

    assertThat(fake.requests()).isEmpty();
  }

  @Test
  void isNotSentBeforeTheJobHasFinished() {
    assertThatIllegalStateException()
        .isThrownBy(() -> fake.notification(JOB.id()))
        .withMessage("job-1 is IN_PROGRESS; an event tells only of a finished job");
    assertThatIllegalStateException().isThrownBy(() -> fake.eventJson(JOB.id()));
  }

  @Test
  void isOfAJobThatIsThere() {
    fake.remove(JOB.id());

    assertThatIllegalArgumentException().isThrownBy(() -> fake.notification(JOB.id()));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.eventJson(JOB.id()));
  }

  private static String eventId(String json) {
    return json.replaceFirst(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
  }
}
