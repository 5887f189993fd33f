package io.harvestjob.adapters.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobEventParserTest {

  /** The documented example, with the names changed; its ARN does name mediapackage-vod. */
  private static final String FAILED =
      """
      {
        "id": "11111111-2222-3333-4444-555555555555",
        "detail-type": "MediaPackage HarvestJob Notification",
        "source": "aws.mediapackage",
        "account": "111122223333",
        "time": "2019-07-16T17:29:36Z",
        "region": "us-east-1",
        "resources": ["arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1"],
        "detail": {
          "harvest_job": {
            "id": "job-1",
            "arn": "arn:aws:mediapackage-vod:us-east-1:111122223333:harvest_jobs/job-1",
            "status": "FAILED",
            "origin_endpoint_id": "endpoint-1",
            "start_time": "2019-06-26T20:30:00-08:00",
            "end_time": "2019-06-26T21:00:00-08:00",
            "s3_destination": {
              "bucket_name": "bucket-1",
              "manifest_key": "path/index.m3u8",
              "role_arn": "arn:aws:iam::111122223333:role/R"
            },
            "created_at": "2019-06-26T21:03:12-08:00"
          },
          "message": "Nothing was there"
        }
      }
      """;

  private final HarvestJobEventParser events = new HarvestJobEventParser();

  @Test
  void saysWhichJobFailedAndWhy() {
    assertThat(events.parse(FAILED))
        .containsExactly(
            new HarvestJobNotification(
                new HarvestJobId("job-1"),
                HarvestJobStatus.FAILED,
                "Nothing was there",
                new HarvestJobTime("2019-07-16T17:29:36Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "COMPLETED", "STARTING"})
  void keepsAnyStatus(String status) {
    assertThat(read("FAILED", status).status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"message\": \"Nothing was there\"', '\"text\": 1'",
    "'\"Nothing was there\"', null",
    "'\"Nothing was there\"', '\"\"'"
  })
  void needsNoReason(String text, String replacement) {
    assertThat(read(text, replacement).reason()).isNull();
  }

  @Test
  void needsNoTime() {
    assertThat(read("\"time\"", "\"when\"").time()).isNull();
  }

  @Test
  void keepsATimeThatIsOdd() {
    assertThat(read("2019-07-16T17:29:36Z", "soon").time()).isEqualTo(new HarvestJobTime("soon"));
  }

  @Test
  void needsOnlyIdAndStatusOfTheJob() {
    String bare =
        """
        {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
         "detail": {"harvest_job": {"status": "FAILED", "id": "job-1", "channel_id": 7}}}
        """;

    assertThat(events.parse(bare)).isNotEmpty();
  }

  @Test
  void ignoresTheSameNamesElsewhere() {
    String elsewhere = "\"x\": {\"detail\": {\"message\": \"other\"}}, \"resources\"";

    assertThat(read("\"resources\"", elsewhere).reason()).isEqualTo("Nothing was there");
  }

  @ParameterizedTest
  @CsvSource({
    "aws.mediapackage\", aws.mediapackagev2\"",
    "HarvestJob Notification, Input Notification"
  })
  void leavesOtherEventsToOthers(String text, String replacement) {
    assertThat(events.parse(FAILED.replace(text, replacement))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"source\"', '\"Source\"', /source is missing",
    "'\"detail-type\"', '\"detailType\"', /detail-type is missing",
    "'\"aws.mediapackage\"', 1, /source must be a text",
    "'\"detail\"', '\"details\"', /detail/harvest_job/id is missing",
    "'\"job-1\"', null, /detail/harvest_job/id is missing",
    "'\"job-1\"', '\"\"', /detail/harvest_job/id is missing",
    "'\"job-1\"', 17, /detail/harvest_job/id must be a text",
    "'\"job-1\"', '[\"job-1\"]', /detail/harvest_job/id must be a text",
    "'\"job-1\"', '{\"id\": \"job-1\"}', /detail/harvest_job/id must be a text",
    "'\"status\"', '\"Status\"', /detail/harvest_job/status is missing",
    "'\"FAILED\"', true, /detail/harvest_job/status must be a text",
    "'\"Nothing was there\"', '{}', /detail/message must be a text",
    "'\"2019-07-16T17:29:36Z\"', 1563298176, /time must be a text"
  })
  void namesWhatIsWrong(String text, String replacement, String problem) {
    assertMalformed(FAILED.replace(text, replacement)).withMessage(problem);
  }

  @Test
  void namesAnIdThatCannotBeOne() {
    assertMalformed(FAILED.replace("\"job-1\"", "\"job\\n1\""))
        .withMessage(
            "/detail/harvest_job/id: id must be 1 to 256 of A-Z a-z 0-9 _ -,"
                + " but was \"job\\u{A}1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'', the event is not a JSON object",
    "7, the event is not a JSON object",
    "[7], /0: the event is not a JSON object",
    "null, the event is not a JSON object",
    "'{\"source\": \"a', 'the event is not JSON at line 1, column 14'",
    "'{\"source\": oops}', 'the event is not JSON at line 1, column 12'",
    "'{\"a\": 1, \"a\": 2}', 'the event is not JSON at line 1, column 13'",
    "[] {}, something follows the event"
  })
  void namesTheBrokenPlace(String event, String problem) {
    assertMalformed(event).withMessage(problem);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertMalformed("{\"a\":".repeat(2_000));
  }

  @Test
  void readsTheLongestEvent() {
    assertThat(
            events.parse(FAILED + " ".repeat(HarvestJobEventParser.MAX_LENGTH - FAILED.length())))
        .isNotEmpty();
  }

  @Test
  void refusesALongerOne() {
    assertMalformed(" ".repeat(1_048_577))
        .withMessage("the event has 1048577 characters, more than 1048576");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s]",
        "{\"Type\": \"Notification\", \"TopicArn\": \"arn\", \"Message\": %%s}",
        "{\"Message\": %%s, \"Type\": \"Notification\"}",
        "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {\"Message\": %%s}}]}",
        "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": %%s}]}",
        "{\"Messages\": [{\"MessageId\": \"1\", \"Body\": %%s}]}",
        "[{\"messageId\": \"1\", \"body\": %%s, \"eventSource\": \"aws:sqs\"}]",
        "[{\"messageId\": \"1\", \"body\": %s}]"
      })
  void opensTheEnvelopesOfAws(String envelope) {
    String text = envelope.replace("%%s", quoted(FAILED)).replace("%s", FAILED);

    assertThat(events.parse(text)).isEqualTo(events.parse(FAILED));
  }

  @Test
  void opensAnEnvelopeOfSnsInOneOfSqsThatLambdaGets() {
    String sns = "{\"Type\": \"Notification\", \"Message\": %s}".formatted(quoted(FAILED));
    String sqs = "{\"Records\": [{\"body\": %s}, {\"body\": %s}]}";

    assertThat(events.parse(sqs.formatted(quoted(sns), quoted(FAILED.replace("job-1", "job-2")))))
        .extracting(notification -> notification.id().value())
        .containsExactly("job-1", "job-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"Records\": []}",
        "{\"Type\": \"SubscriptionConfirmation\", \"Message\": \"You have chosen\"}",
        "[{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"body\": 7}]"
      })
  void findsNoneWhereThereIsNone(String text) {
    assertThat(events.parse(text.replace("7", "\"7\""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"Message\": \"hello\"}', '/Message: the event is not JSON at line 1, column 1'",
    "'{\"Records\": [{\"body\": \"{}\"}]}', /Records/0/body/source is missing",
    "'{\"Records\": [{\"x\": 1}]}', /Records/0/source is missing",
    "'{\"Records\": 7}', /Records: the event is not a JSON object"
  })
  void namesTheBrokenPlaceInAnEnvelope(String text, String problem) {
    assertMalformed(text).withMessage(problem);
  }

  @Test
  void opensNoMoreEnvelopesThanAwsPutsAround() {
    String text = FAILED;
    for (int i = 0; i < 4; i++) {
      text = "{\"body\": %s}".formatted(quoted(text));
    }

    assertThat(events.parse(text)).hasSize(1);
    assertMalformed("{\"body\": %s}".formatted(quoted(text)))
        .withMessage("/body/body/body/body/body: the event has too many envelopes");
  }

  private static String quoted(String json) {
    return "\"%s\""
        .formatted(json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
  }

  private HarvestJobNotification read(String text, String replacement) {
    return events.parse(FAILED.replace(text, replacement)).get(0);
  }

  private ThrowableAssertAlternative<MalformedEventException> assertMalformed(String event) {
    return assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> events.parse(event));
  }
}
